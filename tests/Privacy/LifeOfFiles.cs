using ChildProtection.Platform.Files;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Privacy;

/// <summary>A voice message of one person, joined to a text.</summary>
internal static class LifeOfFiles
{
    public static async Task AddAsync(Portal portal, Vault vault, Guid author, DateTimeOffset now)
    {
        var id = SecretCode.NewId();
        var content = await vault.SealBytesAsync(FilesData.Content, author, id, [1, 2, 3]);
        await portal.WithDbAsync(async db =>
        {
            db.Add(Attachment.Of(id, new SaidAt("message", SecretCode.NewId(), author), new ReadyFile([1, 2, 3], "audio/webm", 12, IsWaiting: false), content, isHeld: true, now));
            return await db.SaveChangesAsync();
        });
    }
}
