using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Features.Surveys.Paper;

/// <summary>A sheet of paper that was just copied for somebody, in a survey that keeps whose answers they are.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="SheetId">The paper.</param>
/// <param name="PersonId">Whose it was said to be.</param>
/// <param name="ResponseId">The row.</param>
/// <param name="SentAt">Of the row: never another one.</param>
/// <param name="Draft">What that person had begun on the web, still sealed with their key; null for nothing.</param>
/// <param name="DraftAt">When that was.</param>
public sealed record CopiedSheet(Guid SurveyId, Guid SheetId, Guid PersonId, Guid ResponseId, DateTimeOffset SentAt, byte[]? Draft, DateTimeOffset? DraftAt);

/// <summary>
/// Takes back a sheet that was copied for the wrong person: by whoever copied it and still follows that person, within minutes, while
/// the survey runs. The way back is in the page that says « C’est compté », encrypted for that account; nothing of it is stored.
/// Of an anonymous sheet there is no way back.
/// </summary>
public sealed class UndoCopy(PortalDb db, PaperSheets sheets, Respondents respondents, SendAnswers answers, AuditLog audit, IDataProtectionProvider protection, CurrentUser user, TimeProvider clock)
{
    /// <summary>After the sheet was counted: for a mistake one sees at once.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    /// <summary>The name of the hidden field.</summary>
    public const string Field = "copie";

    private const string Gone = "Cette feuille n’est plus là. Il n’y a rien à annuler.";
    private const int Longest = 400_000;

    private IDataProtector Protector => protection.CreateProtector("ChildProtection.PaperCopy.v1", user.Id.ToString());

    public string Seal(CopiedSheet copied) => Protector.Protect(JsonSerializer.Serialize(copied));

    /// <summary>
    /// The answers go, the person has again what they had begun, and the paper’s code serves again.
    /// Nothing to take back, too late, nobody they follow any more, or the survey is over: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task RunAsync(string? carried)
    {
        if (Open(carried) is not { } copied || clock.GetUtcNow() - copied.SentAt > Within || !await MayAsync(copied)) throw new BrokenRuleException(Gone);
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockSurveyAsync(copied.SurveyId);
            await answers.TakesAnswersAsync(copied.SurveyId);
            var sent = (DateTimeOffset?)copied.SentAt;
            var row = await db.SurveyResponses.SingleOrDefaultAsync(one => one.Id == copied.ResponseId && one.AccountId == copied.PersonId && one.SentAt == sent) ?? throw new BrokenRuleException(Gone);
            if (copied is { Draft: { } draft, DraftAt: { } at }) (row.Answers, row.UpdatedAt, row.SentAt) = (draft, at, null);
            else db.SurveyResponses.Remove(row);
            await db.SaveChangesAsync();
            await db.PaperSheets.Where(sheet => sheet.Id == copied.SheetId).ExecuteUpdateAsync(update => update.SetProperty(sheet => sheet.Use, PaperUse.None));
            await audit.WriteAsync(SurveysAudit.CopyUndone, copied.PersonId, copied.SurveyId);
        });
    }

    private async Task<bool> MayAsync(CopiedSheet copied)
    {
        if (await sheets.SurveyAsync(copied.SurveyId) is not { } survey || await db.PaperSheets.AsNoTracking().SingleOrDefaultAsync(sheet => sheet.Id == copied.SheetId) is not { } paper) return false;
        return (await respondents.FollowedAsync(survey, PaperAudience.PublicOf(paper.Audience))).Any(one => one.AccountId == copied.PersonId);
    }

    /// <summary>Null when it is missing, changed, or another account’s.</summary>
    private CopiedSheet? Open(string? carried)
    {
        if (carried is not { Length: > 0 and <= Longest }) return null;
        try
        {
            return JsonSerializer.Deserialize<CopiedSheet>(Protector.Unprotect(carried));
        }
        catch (Exception changed) when (changed is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
