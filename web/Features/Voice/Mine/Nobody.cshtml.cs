namespace ChildProtection.Features.Voice.Mine;

/// <summary>Nobody to write about: the link has ended, or is not there yet.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class NobodyModel : PageModel;
