namespace ChildProtection.Features.Home;

/// <summary>The only page a phone keeps: the numbers, and what to do without network. The same for everyone.</summary>
[AllowAnonymous]
public sealed class OfflineModel : PageModel;
