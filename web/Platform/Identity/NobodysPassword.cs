using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// A hash to check when there is no account, so that the answer for somebody unknown takes as long as for a wrong
/// password (ASVS 6.3.8): made once, with the same cost as the real ones.
/// </summary>
public sealed class NobodysPassword(IOptions<PasswordHasherOptions> cost)
{
    public string Hash { get; } = new PasswordHasher<Account>(cost).HashPassword(null!, SecretCode.NewKey());
}
