using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Features.Moderation.Pauses;
using ChildProtection.Features.Moderation.Reports;
using ChildProtection.Features.Moderation.Returned;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation;

/// <summary>One’s own reports, what was decided of one’s texts, one’s appeals and pauses. Who reported, and the evidence, are nobody’s copy.</summary>
internal sealed class ModerationPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private const string Queue = "how the moderators share their work";
    private const string Court = "an inquiry may run of which the person must not know yet";

    private static readonly PersonalTable Cases = new(typeof(ModerationCase), "Les textes relus par la modération")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ModerationCase.Kind)] = new("Quoi", kind => SaidTexts.Words((string)kind)), [nameof(ModerationCase.State)] = new("Où il en est", state => (CaseState)state switch { CaseState.Decided => "Décidé", CaseState.Withdrawn => "Fermé", _ => "À relire" }),
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(ModerationCase.Reason)] = "what somebody else said when they reported it", [nameof(ModerationCase.OpenedAt)] = "when somebody else reported it", [nameof(ModerationCase.DueAt)] = Queue, [nameof(ModerationCase.EscalateAt)] = Queue, [nameof(ModerationCase.Level)] = Queue,
            [nameof(ModerationCase.ClaimedAt)] = Queue, [nameof(ModerationCase.Revision)] = Queue, [nameof(ModerationCase.ChangedAt)] = Queue, [nameof(ModerationCase.KeptFor)] = Court, [nameof(ModerationCase.KeptAt)] = Court,
        },
        LeftOut = "Un texte signalé dont rien n’est décidé n’est pas ici. Cela protège qui l’a dit.",
    };

    private static readonly PersonalTable Reports = new(typeof(ModerationReport), "Les signalements")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ModerationReport.Reason)] = new("Raison", reason => ((ReportReason)reason).Choice().Words), [nameof(ModerationReport.Words)] = "Les mots ajoutés", [nameof(ModerationReport.At)] = "Le", [nameof(ModerationReport.ReadAt)] = "Lu le",
            [nameof(ModerationReport.ClosedAt)] = "Fermé le", [nameof(ModerationReport.Outcome)] = new("Suite", verdict => ((Verdict)verdict).Words()), [nameof(ModerationReport.SeenAt)] = "Suite vue le",
        },
        Withheld = new Dictionary<string, string> { [nameof(ModerationReport.Evidence)] = "the words of somebody else, kept as evidence", [nameof(ModerationReport.IsCopy)] = "false of every report that is given here" },
    };

    private static readonly PersonalTable Decisions = new(typeof(ModerationDecision), "Les décisions sur les textes")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ModerationDecision.Verdict)] = new("Décision", verdict => ((Verdict)verdict).Words()), [nameof(ModerationDecision.Reason)] = new("Pourquoi", reason => ((GiveBackReason)reason).ToAuthor()), [nameof(ModerationDecision.Word)] = "Le mot du modérateur",
            [nameof(ModerationDecision.At)] = "Le", [nameof(ModerationDecision.ConfirmedAt)] = "Confirmée le", [nameof(ModerationDecision.ReplacedAt)] = "Remplacée le", [nameof(ModerationDecision.SeenAt)] = "Vue le",
        },
        Withheld = new Dictionary<string, string> { [nameof(ModerationDecision.IsTold)] = "true of every decision that is given here" },
        LeftOut = "Une décision de laisser un texte n’est pas ici. Cela protège qui l’a signalé.",
    };

    private static readonly PersonalTable Appeals = new(typeof(ModerationAppeal), "Les demandes d’une autre lecture")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ModerationAppeal.Words)] = "La demande", [nameof(ModerationAppeal.At)] = "Le", [nameof(ModerationAppeal.DueAt)] = "Réponse avant le", [nameof(ModerationAppeal.DecidedAt)] = "Répondu le",
            [nameof(ModerationAppeal.IsChanged)] = new("La décision change", changed => (bool)changed ? "oui" : "non"), [nameof(ModerationAppeal.Word)] = "Le mot de la réponse", [nameof(ModerationAppeal.SeenAt)] = "Réponse vue le",
        },
        Withheld = new Dictionary<string, string> { [nameof(ModerationAppeal.EscalatedAt)] = Queue },
    };

    private static readonly PersonalTable Pauses = new(typeof(ModerationSilence), "Les pauses")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ModerationSilence.Length)] = new("Durée", length => ModerationSilence.Words((SilenceLength)length)), [nameof(ModerationSilence.Talk)] = new("Un temps d’échange est proposé", talk => Choice.Of(typeof(TalkOffered)).First(choice => choice.Value == talk.ToString()).Words),
            [nameof(ModerationSilence.Reason)] = new("Pourquoi", reason => ((GiveBackReason)reason).ToAuthor()), [nameof(ModerationSilence.Word)] = "Le mot du modérateur", [nameof(ModerationSilence.From)] = "Du", [nameof(ModerationSilence.Until)] = "Au",
            [nameof(ModerationSilence.ConfirmedAt)] = "Confirmée le", [nameof(ModerationSilence.LiftedAt)] = "Arrêtée le", [nameof(ModerationSilence.SeenAt)] = "Vue le",
        },
    };

    public PersonalModule Module { get; } = new("moderation", new Said("Tes signalements et tes textes rendus", "Vos signalements et vos textes rendus"), "bouclier", 62,
        new KeptData(new Said("Tes signalements, avec une copie du texte ou du fichier signalé", "Vos signalements, avec une copie du texte ou du fichier signalé"), "Pour relire, décider et prouver.", new Said("Toi. La modération lit tes mots, sans ton nom.", "Vous. La modération lit vos mots, sans votre nom."), ModerationRetention.EvidenceCode),
        new KeptData(new Said("Ce qui est décidé de tes textes, et tes demandes", "Ce qui est décidé de vos textes, et vos demandes"), "Pour comprendre et corriger une décision.", new Said("Toi et la modération.", "Vous et la modération."), ModerationRetention.CasesCode),
        new KeptData("Les pauses, pendant lesquelles on lit sans écrire", "Pour protéger les échanges.", "La personne et la modération.", ModerationRetention.PausesCode));

    public IReadOnlyList<PersonalTable> Tables => [Cases, Reports, Decisions, Appeals, Pauses];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var told = db.ModerationDecisions.AsNoTracking().Where(one => one.AuthorId == personId && one.IsTold);
        var cases = await PersonalTable.SomeAsync(db.ModerationCases.AsNoTracking().Where(one => one.AuthorId == personId && told.Any(decision => decision.CaseId == one.Id)).OrderByDescending(one => one.ChangedAt), most);
        var reports = await PersonalTable.SomeAsync(db.ModerationReports.AsNoTracking().Where(one => one.ReporterId == personId).OrderByDescending(one => one.At), most);
        var decisions = await PersonalTable.SomeAsync(told.OrderByDescending(one => one.At), most);
        var appeals = await PersonalTable.SomeAsync(db.ModerationAppeals.AsNoTracking().Where(one => one.AuthorId == personId).OrderByDescending(one => one.At), most);
        var pauses = await PersonalTable.SomeAsync(db.ModerationSilences.AsNoTracking().Where(one => one.AccountId == personId && (one.Length != SilenceLength.Month || one.ConfirmedAt != null)).OrderByDescending(one => one.From), most);
        var added = await OpenAsync(ModerationData.Words, personId, reports.Select(one => (one.Id, one.Words)));
        var word = await OpenAsync(ModerationData.Word, personId, decisions.Select(one => (one.Id, one.Word)));
        var asked = await OpenAsync(ModerationData.Appeal, personId, appeals.Select(one => (one.Id, (byte[]?)one.Words)));
        var reply = await OpenAsync(ModerationData.Reply, personId, appeals.Select(one => (one.Id, one.Word)));
        var why = await OpenAsync(ModerationData.Pause, personId, pauses.Select(one => (one.Id, one.Word)));
        return
        [
            Cases.Of(cases, most),
            Reports.Of(reports, most, one => new Dictionary<string, object?> { [nameof(one.Words)] = added.GetValueOrDefault(one.Id) }),
            Decisions.Of(decisions, most, one => new Dictionary<string, object?> { [nameof(one.Word)] = word.GetValueOrDefault(one.Id) }),
            Appeals.Of(appeals, most, one => new Dictionary<string, object?> { [nameof(one.Words)] = asked.GetValueOrDefault(one.Id), [nameof(one.Word)] = reply.GetValueOrDefault(one.Id) }),
            Pauses.Of(pauses, most, one => new Dictionary<string, object?> { [nameof(one.Word)] = why.GetValueOrDefault(one.Id) }),
        ];
    }

    /// <summary>What the person added and what was told to them goes; the evidence stays its time, tied to nobody. Keys with the account do the rest.</summary>
    public async Task EraseAsync(Guid personId)
    {
        await db.ModerationAppeals.Where(one => one.AuthorId == personId).ExecuteDeleteAsync();
        await db.ModerationSilences.Where(one => one.AccountId == personId).ExecuteDeleteAsync();
        await db.ModerationReports.Where(one => one.ReporterId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.Words, (byte[]?)null).SetProperty(one => one.ReporterId, (Guid?)null));
        await db.ModerationDecisions.Where(one => one.AuthorId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.Word, (byte[]?)null).SetProperty(one => one.AuthorId, (Guid?)null));
        await db.ModerationCases.Where(one => one.AuthorId == personId).ExecuteUpdateAsync(update => update.SetProperty(one => one.AuthorId, (Guid?)null));
    }

    private Task<IReadOnlyDictionary<Guid, string?>> OpenAsync(VaultField field, Guid person, IEnumerable<(Guid Id, byte[]? Words)> rows) =>
        vault.OpenAllAsync(field, [.. rows.Where(row => row.Words is not null).Select(row => (person, row.Id, row.Words!))]);
}
