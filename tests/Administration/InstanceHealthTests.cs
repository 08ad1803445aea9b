using ChildProtection.Features.Administration;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

public sealed class InstanceHealthOnSqliteTests(SqlitePortal portal) : InstanceHealthTests(portal, "SQLite"), IClassFixture<SqlitePortal>;

public sealed class InstanceHealthOnPostgresTests(PostgresPortal portal) : InstanceHealthTests(portal, "PostgreSQL"), IClassFixture<PostgresPortal>;

public abstract class InstanceHealthTests(Portal portal, string kind)
{
    [Fact]
    public async Task The_database_says_its_kind_and_size()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var health = scope.ServiceProvider.GetRequiredService<InstanceHealth>();

        Assert.Equal(kind, health.DatabaseKind);
        var (size, last) = await health.ReadAsync();
        Assert.InRange(size, 50_000, 100_000_000);
        Assert.Null(last);

        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var (sent, later) = (portal.Clock.GetUtcNow(), portal.Clock.GetUtcNow().AddMinutes(5));
        foreach (var _ in new[] { sent, later }) Outbox.Add(db, "nadia@exemple.fr", MailTemplate.News, sent);
        await db.SaveChangesAsync();
        var mails = await db.OutboxMails.OrderBy(mail => mail.Id).Select(mail => mail.Id).ToListAsync();
        foreach (var (mail, at) in mails.Zip([sent, later])) await db.OutboxMails.Where(one => one.Id == mail).ExecuteUpdateAsync(update => update.SetProperty(one => one.SentAt, at));
        Assert.Equal(later, (await health.ReadAsync()).LastMail);
    }

    [Theory]
    [InlineData(0, "0 octets")]
    [InlineData(1_023, "1023 octets")]
    [InlineData(1_536, "1,5 Ko")]
    [InlineData(12_897_485, "12,3 Mo")]
    [InlineData(long.MaxValue, "8388608 To")]
    public void Sizes_are_written_as_the_French_do(long bytes, string written) =>
        Assert.Equal(written, InstanceHealth.Size(bytes).Replace('\u00A0', ' '));
}
