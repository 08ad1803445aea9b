using ChildProtection.Features.Plan.Actions;
using ChildProtection.Features.Plan.Questions;

namespace ChildProtection.Features.Plan;

/// <summary>What a member wrote of the « schéma » before it became the committee's, and the actions one follows.</summary>
internal sealed class PlanPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private static readonly PersonalTable Written = new(typeof(PlanQuestion), "Les textes sur le schéma")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(PlanQuestion.Action)] = "Action", [nameof(PlanQuestion.Kind)] = new("Quoi", kind => ((QuestionKind)kind).Words()), [nameof(PlanQuestion.Text)] = "Le texte",
            [nameof(PlanQuestion.State)] = new("Où il en est", state => ((QuestionState)state).Words()), [nameof(PlanQuestion.ChangedAt)] = "Changé le",
            [nameof(PlanQuestion.Word)] = "Le mot de l’animateur", [nameof(PlanQuestion.WordAt)] = "Rendu le",
        },
        Withheld = new Dictionary<string, string>
        {
            [nameof(PlanQuestion.SubmissionKey)] = Withheld, [nameof(PlanQuestion.PublishedAt)] = Nobodys, [nameof(PlanQuestion.DueOn)] = Nobodys,
            [nameof(PlanQuestion.OwedBy)] = Nobodys, [nameof(PlanQuestion.Answer)] = Nobodys, [nameof(PlanQuestion.AnsweredAt)] = Nobodys,
        },
    };

    private static readonly PersonalTable Followed = new(typeof(PlanFollower), "Les actions suivies")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(PlanFollower.Action)] = "Action", [nameof(PlanFollower.Since)] = "Depuis le", [nameof(PlanFollower.SeenAt)] = "Vue le" },
    };

    private const string Withheld = "random, drawn with the form";
    private const string Nobodys = "empty as long as somebody is written beside it: a published text is the committee’s";

    public PersonalModule Module { get; } = new("schema", "Le schéma", "balance", 44,
        new KeptData(new Said("Tes textes sur le schéma, avant d’être publiés", "Vos textes sur le schéma, avant d’être publiés"), "Pour poser les questions du groupe.", new Said("Toi et les animateurs. Publié, un texte n’a plus ton nom.", "Vous et les animateurs. Publié, un texte n’a plus votre nom."), PlanRetention.TextsCode) { Roles = [Role.YoungPerson, Role.Parent] },
        new KeptData("Les actions du schéma que l’on suit", "Pour prévenir quand il y a du nouveau.", "Personne d’autre.", PlanRetention.FollowersCode));

    public IReadOnlyList<PersonalTable> Tables => [Written, Followed];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var texts = await PersonalTable.SomeAsync(db.PlanQuestions.AsNoTracking().Where(question => question.AuthorId == personId).OrderByDescending(question => question.ChangedAt), most);
        var followed = await PersonalTable.SomeAsync(db.PlanFollowers.AsNoTracking().Where(follower => follower.AccountId == personId).OrderByDescending(follower => follower.Since), most);
        var opened = await vault.OpenAllAsync(PlanData.Text, [.. texts.Select(question => (personId, question.Id, question.Text))]);
        var words = await vault.OpenAllAsync(PlanData.Word, [.. texts.Where(question => question.Word is not null).Select(question => (personId, question.Id, question.Word!))]);
        return
        [
            Written.Of(texts, most, question => new Dictionary<string, object?> { [nameof(question.Text)] = opened.GetValueOrDefault(question.Id), [nameof(question.Word)] = words.GetValueOrDefault(question.Id) }),
            Followed.Of(followed, most),
        ];
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.PlanQuestions.Where(question => question.AuthorId == personId).ExecuteDeleteAsync();
        await db.PlanFollowers.Where(follower => follower.AccountId == personId).ExecuteDeleteAsync();
    }
}
