using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Voice;

/// <summary>What one said, and the answers one got. What others said to one is theirs.</summary>
internal sealed class VoicePersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private const int Most = 5_000;

    public IReadOnlyCollection<Type> Entities => [typeof(Statement), typeof(StatementReading)];

    public async Task<object> ExportAsync(Guid personId)
    {
        var rows = await db.Statements.AsNoTracking().Where(s => s.AuthorId == personId).OrderBy(s => s.SaidAt).Take(Most).ToListAsync();
        var texts = await vault.OpenAllAsync(VoiceData.Text, [.. rows.Where(s => s.Text is not null).Select(s => (s.AuthorId, s.Id, s.Text!))]);
        var answers = await vault.OpenAllAsync(VoiceData.Answer, [.. rows.Where(s => s.Answer is not null).Select(s => (s.AuthorId, s.Id, s.Answer!))]);
        var readings = await db.StatementReadings.Where(r => r.ReaderId == personId).OrderBy(r => r.ReadAt).Take(Most).Select(r => r.ReadAt).ToListAsync();
        return new
        {
            Said = rows.Select(s => new
            {
                Text = texts.GetValueOrDefault(s.Id), For = Readership.Of(s.Audience).Words(isYoung: true), s.SaidAt, s.AnswerBy, s.FirstReadAt, s.WithdrawnAt,
                Answer = answers.GetValueOrDefault(s.Id), s.AnsweredAt, s.AnswerSeenAt,
            }).ToList(),
            ReadByMeAt = readings,
        };
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.StatementReadings.Where(r => r.ReaderId == personId).ExecuteDeleteAsync();
        await db.Statements.Where(s => s.AuthorId == personId).ExecuteDeleteAsync();
    }
}
