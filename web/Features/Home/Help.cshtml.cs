namespace ChildProtection.Features.Home;

/// <summary>« Aide »: the help lines in three levels, someone to talk to, how to listen, what « Quitter vite » does.</summary>
[AllowAnonymous]
public sealed class HelpModel : PageModel;
