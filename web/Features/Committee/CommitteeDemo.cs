using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Committee.Members;
using ChildProtection.Features.Surveys.Making;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Committee;

/// <summary>Lina and Sami sit on the committee. Lina writes one survey and gave another; Sami’s came back with a word. A code waits for Aminata. All invented.</summary>
internal sealed class CommitteeDemo(PortalDb db, Vault vault, JoinCommittee join, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string DemoCode = "DEM0DEM0C0DE";
    private const string DemoFacilitator = "Samia Roche";

    private static readonly IReadOnlyList<string> Young = [Public.Young];

    public int Order => 42;

    public IEnumerable<string> Notes => [$"Un code pour entrer au comité, page « Rejoindre le comité »\u00A0: {SecretCode.Grouped(DemoCode)}."];

    public async Task SeedAsync()
    {
        if (!territory.Has(CommitteeAccess.Module) || await AccountAsync("Lina") is { } first && await db.CommitteeMembers.AnyAsync(seat => seat.AccountId == first)) return;
        var now = clock.GetUtcNow();
        var bodies = await db.Bodies.AsNoTracking().ToListAsync();
        if (bodies.Find(one => one.Code == "jeunes") is not { } body) return;
        var facilitators = await db.Users.AsNoTracking().Where(account => account.Role == Role.Facilitator).Take(100).ToListAsync();
        if (facilitators.Find(account => account.DisplayName == DemoFacilitator)?.Id is { } samia)
            db.BodyFacilitators.AddRange(bodies.Select(one => BodyFacilitator.Begin(one.Id, samia, now.AddDays(-90))));
        if (await AccountAsync("Lina") is { } lina)
        {
            db.CommitteeMembers.Add(CommitteeMember.Join(body.Id, lina, now.AddDays(-60), territory.DayOf(now.AddDays(-60)).AddMonths(body.MandateMonths ?? 12)));
            await DraftAsync(lina, WeekEnds, now.AddDays(-1));
            (await DraftAsync(lina, Phone, now.AddDays(-4))).Give(now.AddDays(-3));
        }
        if (await AccountAsync("Sami") is { } sami)
        {
            db.CommitteeMembers.Add(CommitteeMember.Join(body.Id, sami, now.AddDays(-45), territory.DayOf(now.AddDays(-45)).AddMonths(body.MandateMonths ?? 12)));
            var draft = await DraftAsync(sami, Meals, now.AddDays(-9));
            draft.Give(now.AddDays(-8));
            draft.Return(await vault.SealAsync(CommitteeData.Word, sami, draft.Id, "Ton idée est forte. Ajoute une question sur le petit déjeuner, et je l’ouvre."), now.AddDays(-2));
        }
        db.CommitteeCodes.Add(join.Of(DemoCode, body.Id));
        await db.SaveChangesAsync();
    }

    private async Task<CommitteeDraft> DraftAsync(Guid author, Questionnaire questions, DateTimeOffset at)
    {
        var id = SecretCode.NewId();
        var draft = CommitteeDraft.Begin(id, author, await vault.SealAsync(CommitteeData.Definition, author, id, questions.Checked().Freeze()), at);
        db.CommitteeDrafts.Add(draft);
        return draft;
    }

    private async Task<Guid?> AccountAsync(string firstName)
    {
        var (children, relations) = (db.Children, db.Relations);
        var people = await (from relation in relations
                            join child in children on relation.ChildId equals child.Id
                            where relation.Kind == RelationKind.Self
                            select new { child.FirstName, relation.AccountId }).Take(100).ToListAsync();
        return people.Find(one => one.FirstName == firstName)?.AccountId;
    }

    private static Questionnaire WeekEnds => Of("nos-week-ends", "Nos week-ends", "Pouvoir choisir ce qu’on fait le samedi.",
        new Section("Le samedi", [Ask("samedi", QuestionKind.Faces, "Comment se passent tes samedis\u00A0?", "Pour savoir s’il faut changer."), Liked]),
        new Section("Mes idées", [Ask("idee", QuestionKind.ShortText, "Qu’est-ce que tu voudrais faire\u00A0?", "Pour le proposer à l’équipe.")]));

    private static Question Liked => Ask("sortie", QuestionKind.Pictures, "Où veux-tu aller\u00A0?", "Pour prévoir les sorties.") with
    {
        Choices = [new Option("foot", "Au stade", "sport"), new Option("musique", "À un concert", "musique"), new Option("nature", "En forêt", "arbre"), new Option("autre", "Autre chose", "etoile")],
    };

    private static Questionnaire Phone => Of("telephone-soir", "Le téléphone le soir", "Parler des règles avec les adultes.",
        new Section("Les règles", [Ask("regle", QuestionKind.YesNo, "Tu gardes ton téléphone la nuit\u00A0?", "Les règles changent selon les lieux."), Ask("juste", QuestionKind.Agreement, "La règle est la même pour tous.", "Pour savoir si c’est juste.")]),
        new Section("Changer", [Ask("decider", QuestionKind.Frequency, "On te demande ton avis sur cette règle\u00A0?", "Chacun doit pouvoir dire ce qu’il pense.")]));

    private static Questionnaire Meals => Of("les-repas", "Les repas", "Manger mieux, et choisir ensemble.",
        new Section("À table", [Ask("gout", QuestionKind.Faces, "Comment tu trouves les repas\u00A0?", "Pour en parler au cuisinier.")]));

    private static Questionnaire Of(string code, string title, string purpose, params Section[] sections) =>
        QuestionnaireEdits.Empty(code) with { Title = title, Purpose = purpose, IsMadeWithYoungPeople = true, Sections = sections };

    private static Question Ask(string code, QuestionKind kind, string text, string why) => new() { Code = code, Kind = kind, For = Young, Text = SaidTo.All(text), Why = SaidTo.All(why) };
}
