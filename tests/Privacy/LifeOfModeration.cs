using ChildProtection.Features.Moderation;
using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Moderation.Returned;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Privacy;

/// <summary>A text of one person that came back, a report of theirs, an appeal and a pause.</summary>
internal static class LifeOfModeration
{
    public static async Task AddAsync(Portal portal, Vault vault, Guid author, Guid moderator, DateTimeOffset now)
    {
        var (report, file, decision, appeal, pause) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId());
        var about = ModerationCase.Open(SecretCode.NewId(), "argument", SecretCode.NewId(), author, ReportReason.Other, now, now);
        about.Claim(moderator, now);
        var told = ModerationReport.Of(report, about.Id, author, ReportReason.Shocking, await vault.SealAsync(ModerationData.Words, author, report, $"Ça me gêne, {WholeLife.Canary}."), await vault.SealAsync(ModerationData.Evidence, Vault.Nobody, report, "Un texte."), now);
        told.TakeBack(now);
        var decided = ModerationDecision.Of(decision, about, Verdict.Return, GiveBackReason.Wounding, await vault.SealAsync(ModerationData.Word, author, decision, $"Dis-le autrement, {WholeLife.Canary}."), moderator, isTold: true, now);
        var asked = ModerationAppeal.Ask(appeal, author, decision, null, await vault.SealAsync(ModerationData.Appeal, author, appeal, $"Relisez, {WholeLife.Canary}."), now);
        asked.Decide(isChanged: false, await vault.SealAsync(ModerationData.Reply, author, appeal, $"Nous avons relu, {WholeLife.Canary}."), moderator, now);
        about.Decide(now); // what waits for a decision never goes by itself
        await portal.WithDbAsync(async db =>
        {
            db.AddRange(about, told, ModerationFile.Of(file, report, await vault.SealBytesAsync(ModerationData.Proof, Vault.Nobody, file, [1, 2, 3]), "image/jpeg", 3, 0), decided, asked, ModerationSilence.Begin(pause, author, about.Id, SilenceLength.Hour, TalkOffered.Held, GiveBackReason.Wounding, await vault.SealAsync(ModerationData.Pause, author, pause, $"À bientôt, {WholeLife.Canary}."), moderator, now));
            return await db.SaveChangesAsync();
        });
    }
}
