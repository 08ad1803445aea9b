namespace ChildProtection.Features.Accounts;

/// <summary>
/// Somebody who rereads a text of the portal. What they answer is theirs, and serves those who write the page, without a name:
/// <see cref="Access.OwnRereadings{T}"/>, <see cref="Access.RereadingsOfTheWorkshop{T}"/>.
/// </summary>
public interface IRereader
{
    Guid AccountId { get; }
}
