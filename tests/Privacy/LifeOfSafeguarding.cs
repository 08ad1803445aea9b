using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Safeguarding.Alerts;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;

namespace ChildProtection.Tests.Privacy;

/// <summary>A wish to talk that was answered, an alert about it that was closed, and a shift.</summary>
internal static class LifeOfSafeguarding
{
    public static async Task<object[]> RowsAsync(Vault vault, Guid lina, Guid nadia, DateTimeOffset now)
    {
        var (talk, alert, note) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId());
        var asked = TalkRequest.Ask(talk, lina, TalkWay.Write, TalkMoment.Soon, await vault.SealAsync(SafeguardingData.TalkPlace, lina, talk, $"Au foyer, {WholeLife.Canary}."),
            await vault.SealAsync(SafeguardingData.TalkWords, lina, talk, $"J’ai peur, {WholeLife.Canary}."), SecretCode.NewId(), now);
        asked.Read(nadia, now);
        asked.Tell(nadia, TalkFollow.Arranges, now);
        asked.AnswerWith(nadia, await vault.SealAsync(SafeguardingData.TalkAnswer, lina, talk, $"On se voit jeudi, {WholeLife.Canary}."), now);
        var raised = Alert.Raise(alert, WordRisk.Danger, new SaidAt(TalkRequest.AlertKind, talk, lina), lina, now);
        raised.Take(nadia, null, now);
        raised.Transmit(nadia, await vault.SealAsync(SafeguardingData.Service, Vault.Nobody, alert, "La cellule"), now);
        raised.Close(nadia, AlertOutcome.Followed, now);
        return
        [
            asked, raised, new AlertNote { Id = note, AlertId = alert, ById = nadia, At = now, Text = await vault.SealAsync(SafeguardingData.Note, Vault.Nobody, note, "Appelée.") },
            DutyShift.Plan(lina, DutyKind.Second, now, now.AddHours(3), now),
        ];
    }
}
