using ChildProtection.Features.Proposals.Answers;

namespace ChildProtection.Features.Proposals;

/// <summary>The ideas one told, joined or supports, and one’s points. What others said of them is theirs.</summary>
internal sealed class ProposalsPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private static readonly PersonalTable Told = new(typeof(Proposal), "Les idées")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(Proposal.Words)] = "L’idée", [nameof(Proposal.State)] = new("Où elle en est", state => ((ProposalState)state).Words()), [nameof(Proposal.Manner)] = new("Dite comment", manner => MannerWords((ProposalManner)manner)),
            [nameof(Proposal.Theme)] = new("Sur quoi", theme => ((ProposalTheme)theme).Words()), [nameof(Proposal.Reach)] = new("Pour qui", reach => ReachWords((ProposalReach)reach)), [nameof(Proposal.IsNamed)] = new("Avec le nom d’ici", named => (bool)named ? "oui" : "non"),
            [nameof(Proposal.ChangedAt)] = "Changée le", [nameof(Proposal.GivenAt)] = "Déposée le", [nameof(Proposal.ReadBy)] = "À lire avant le", [nameof(Proposal.PublishedAt)] = "Publiée le", [nameof(Proposal.SupportCount)] = "Soutiens",
            [nameof(Proposal.ClosedAt)] = "Avis fermés le", [nameof(Proposal.DueOn)] = "Suite promise avant le", [nameof(Proposal.IsContested)] = new("Contestée", contested => (bool)contested ? "oui" : "non"), [nameof(Proposal.SeenAt)] = "Nouvelle vue le", [nameof(Proposal.Reasons)] = new("Pourquoi elle revient", kept => string.Join(" ", ReturnReasons.Thaw((string)kept).Select(reason => reason.ToAuthor()))), [nameof(Proposal.Word)] = "Le mot de l’animateur",
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(Proposal.Revision)] = "counts the changes, so that two windows do not overwrite each other", [nameof(Proposal.Rank)] = "its place in the list: the day it was published, already given",
            [nameof(Proposal.Scope)] = "the code of the place or zone that « Pour qui » says", [nameof(Proposal.CoCodeIndex)] = "a code for somebody else, under a key", [nameof(Proposal.CoCodeUntil)] = "until when that code is good",
        },
    };

    private static readonly PersonalTable Steps = new(typeof(ProposalStep), "Le chemin des idées")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ProposalStep.State)] = new("Étape", state => ((ProposalState)state).Words()), [nameof(ProposalStep.At)] = "Le", [nameof(ProposalStep.DueOn)] = "Suite promise avant le",
            [nameof(ProposalStep.ByRole)] = new("Par", role => (string)role switch { Role.YoungPerson => "Un jeune", Role.Facilitator => "Un animateur", _ => "L’institution" }),
        },
        Withheld = new Dictionary<string, string> { [nameof(ProposalStep.Number)] = "the order of the steps, which their dates tell" },
    };

    private static readonly PersonalTable Files = new(typeof(ProposalFile), "Les messages et les dessins des idées")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ProposalFile.Content)] = "Le fichier, en base64", [nameof(ProposalFile.Type)] = "Genre", [nameof(ProposalFile.Size)] = "Taille en octets", [nameof(ProposalFile.At)] = "Ajouté le", [nameof(ProposalFile.IsWaiting)] = new("Attend d’être vérifié", waiting => (bool)waiting ? "oui" : "non") },
    };

    private static readonly PersonalTable Joined = new(typeof(ProposalAuthor), "Les idées écrites avec d’autres")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ProposalAuthor.IsNamed)] = new("Avec le nom d’ici", named => (bool)named ? "oui" : "non"), [nameof(ProposalAuthor.At)] = "Rejointe le", [nameof(ProposalAuthor.SeenAt)] = "Nouvelle vue le" },
    };

    private static readonly PersonalTable Followed = new(typeof(ProposalFollower), "Les idées suivies")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ProposalFollower.At)] = "Suivie depuis le", [nameof(ProposalFollower.SeenAt)] = "Regardée le" },
    };

    private static readonly PersonalTable Checked = new(typeof(ProposalCheck), "Ce que tu dis des idées faites")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(ProposalCheck.IsDone)] = new("Fait chez toi", done => (bool)done ? "oui" : "non"), [nameof(ProposalCheck.Word)] = "Ton mot", [nameof(ProposalCheck.At)] = "Dit le" },
    };

    private static readonly PersonalTable Supported = new(typeof(ProposalSupport), "Les idées soutenues") { Columns = new Dictionary<string, PersonalColumn> { [nameof(ProposalSupport.At)] = "Soutenue le" } };

    private static readonly PersonalTable Points = new(typeof(ProposalPoint), "Les avis sur les idées")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(ProposalPoint.Text)] = "L’avis", [nameof(ProposalPoint.Kind)] = new("Genre", kind => (PointKind)kind switch { PointKind.For => "Pour", PointKind.Against => "Contre", _ => "Question" }),
            [nameof(ProposalPoint.State)] = new("Où il en est", state => ((PointState)state).Words()), [nameof(ProposalPoint.GivenAt)] = "Donné le", [nameof(ProposalPoint.ReadBy)] = "À lire avant le", [nameof(ProposalPoint.ReadAt)] = "Lu le", [nameof(ProposalPoint.SeenAt)] = "Nouvelle vue le",
            [nameof(ProposalPoint.Reasons)] = new("Pourquoi il revient", kept => string.Join(" ", ReturnReasons.Thaw((string)kept).Select(reason => reason.ToAuthor()))),
        },
    };

    public PersonalModule Module { get; } = new("idees", "Tes idées", "idee", 43,
        new KeptData("Tes idées, avec le message ou le dessin", "Pour que ton idée soit lue et ait une suite.", "Toi, et ceux qui écrivent avec toi. Les animateurs, quand tu la déposes. Puis les jeunes, si elle est publiée.", ProposalsRetention.ShownCode) { Roles = [Role.YoungPerson] },
        new KeptData("Tes soutiens", "Pour compter une fois chaque soutien.", "Toi. Les autres voient un nombre.", ProposalsRetention.ShownCode) { Roles = [Role.YoungPerson] },
        new KeptData("Tes avis sur les idées", "Pour discuter d’une idée.", "Les animateurs. Puis les jeunes, sans ton nom.", ProposalsRetention.ShownCode) { Roles = [Role.YoungPerson] },
        new KeptData("Les idées que tu suis, et ce que tu dis des idées faites", "Pour te dire ce que l’idée devient, et vérifier.", "Toi. Un animateur lit ton mot, sans ton nom.", ProposalsRetention.ShownCode) { Roles = [Role.YoungPerson] });

    public IReadOnlyList<PersonalTable> Tables => [Told, Steps, Files, Joined, Supported, Points, Followed, Checked];

    /// <summary>Before the account goes, whose supports would go uncounted.</summary>
    public int EraseOrder => -1;

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var mine = db.Proposals.AsNoTracking().Where(proposal => proposal.AuthorId == personId);
        var told = await PersonalTable.SomeAsync(mine.OrderByDescending(proposal => proposal.ChangedAt), most);
        var steps = await PersonalTable.SomeAsync(db.ProposalSteps.AsNoTracking().Where(step => mine.Any(proposal => proposal.Id == step.ProposalId)).OrderByDescending(step => step.At), most);
        var files = await PersonalTable.SomeAsync(db.ProposalFiles.AsNoTracking().Where(file => mine.Any(proposal => proposal.Id == file.ProposalId)).OrderByDescending(file => file.At), most);
        var joined = await PersonalTable.SomeAsync(db.ProposalAuthors.AsNoTracking().Where(author => author.AccountId == personId).OrderByDescending(author => author.At), most);
        var supported = await PersonalTable.SomeAsync(db.ProposalSupports.AsNoTracking().Where(support => support.AccountId == personId).OrderByDescending(support => support.At), most);
        var points = await PersonalTable.SomeAsync(db.ProposalPoints.AsNoTracking().Where(point => point.AuthorId == personId).OrderByDescending(point => point.GivenAt), most);
        var followed = await PersonalTable.SomeAsync(db.ProposalFollowers.AsNoTracking().Where(follower => follower.AccountId == personId).OrderByDescending(follower => follower.At), most);
        var checks = await PersonalTable.SomeAsync(db.ProposalChecks.AsNoTracking().Where(check => check.AccountId == personId).OrderByDescending(check => check.At), most);
        var seen = await vault.OpenAllAsync(AnswersData.Word, [.. checks.Where(one => one.Word is not null).Select(one => (personId, one.Id, one.Word!))]);
        var words = await vault.OpenAllAsync(ProposalsData.Words, [.. told.Where(one => one.Words is not null).Select(one => (personId, one.Id, one.Words!))]);
        var back = await vault.OpenAllAsync(ProposalsData.Word, [.. told.Where(one => one.Word is not null).Select(one => (personId, one.Id, one.Word!))]);
        var said = await vault.OpenAllAsync(ProposalsData.Text, [.. points.Select(one => (personId, one.Id, one.Text))]);
        var contents = new Dictionary<Guid, string?>();
        foreach (var file in files.Take(most)) contents[file.Id] = await vault.OpenBytesAsync(ProposalsData.Content, personId, file.Id, file.Content) is { } content ? Convert.ToBase64String(content) : null;
        return
        [
            Told.Of(told, most, one => new Dictionary<string, object?> { [nameof(one.Words)] = words.GetValueOrDefault(one.Id) is { } text ? InWords(ProposalWords.Thaw(text), one.Theme) : null, [nameof(one.Word)] = back.GetValueOrDefault(one.Id) }),
            Steps.Of(steps, most),
            Files.Of(files, most, one => new Dictionary<string, object?> { [nameof(one.Content)] = contents.GetValueOrDefault(one.Id) }),
            Joined.Of(joined, most),
            Supported.Of(supported, most),
            Points.Of(points, most, one => new Dictionary<string, object?> { [nameof(one.Text)] = said.GetValueOrDefault(one.Id) }),
            Followed.Of(followed, most),
            Checked.Of(checks, most, one => new Dictionary<string, object?> { [nameof(one.Word)] = seen.GetValueOrDefault(one.Id) }),
        ];
    }

    /// <summary>The numbers of the ideas one supported stay right; one’s own ideas go, whoever wrote them too.</summary>
    public async Task EraseAsync(Guid personId)
    {
        var supports = db.ProposalSupports;
        await db.Proposals.Where(proposal => supports.Any(support => support.ProposalId == proposal.Id && support.AccountId == personId)).ExecuteUpdateAsync(update => update.SetProperty(proposal => proposal.SupportCount, proposal => proposal.SupportCount - 1));
        await supports.Where(support => support.AccountId == personId).ExecuteDeleteAsync();
        await db.ProposalPoints.Where(point => point.AuthorId == personId).ExecuteDeleteAsync();
        await db.ProposalChecks.Where(check => check.AccountId == personId).ExecuteDeleteAsync();
        await db.ProposalFollowers.Where(follower => follower.AccountId == personId).ExecuteDeleteAsync();
        await db.ProposalAuthors.Where(author => author.AccountId == personId).ExecuteDeleteAsync();
        await db.Proposals.Where(proposal => proposal.AuthorId == personId).ExecuteDeleteAsync();
    }

    internal static string InWords(ProposalWords words, ProposalTheme theme) => words.Text.Length == 0 ? words.TitleOr(theme) : $"{words.TitleOr(theme)}\n{words.Text}";

    private static string MannerWords(ProposalManner manner) => manner switch { ProposalManner.Written => "Écrite", ProposalManner.Pictures => "En images", ProposalManner.Voice => "Avec la voix", _ => "Dessinée" };

    private static string ReachWords(ProposalReach reach) => reach switch { ProposalReach.Place => "Le lieu de vie", ProposalReach.Zone => "Le secteur", _ => "Tout le territoire" };
}
