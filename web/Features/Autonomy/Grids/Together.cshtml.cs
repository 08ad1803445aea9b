using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>« Ensemble »: both sides beside each other, in words, and what was decided. 404 until both have finished.</summary>
[Authorize(RolePolicies.Together), OfModule(AutonomyFeature.Module)]
public sealed class TogetherModel(AutonomyAccess autonomy, GridLists lists, AgreeTogether agree, ReferentialLibrary library, AuditLog audit) : GridPage(autonomy, audit)
{
    /// <summary>One statement with both answers.</summary>
    public sealed record Pair(GridStatement Statement, AnswerCode? Young, AnswerCode? Adult);

    private protected override AuditAction Look => AutonomyAudit.Read;

    [Display(Name = "Ce qu’on décide ensemble")]
    public string Text { get; private set; } = "";

    public Guid SubmissionKey { get; } = SecretCode.NewId();
    public Side Young { get; private set; } = null!;

    /// <summary>The adults who finished: all of them for the young person, oneself for an adult.</summary>
    public IReadOnlyList<Side> Adults { get; private set; } = [];
    public string FirstName { get; private set; } = "";
    public IReadOnlyList<AgreeTogether.Shown> Agreements { get; private set; } = [];
    public ReadersNotice Readers { get; private set; } = null!;

    public IReadOnlyList<(Meeting Meeting, IReadOnlyList<Pair> Pairs)> GroupsWith(Side adult) =>
    [
        .. from meeting in Meetings.InOrder
           let pairs = library.Current.Domains.SelectMany(domain => domain.Statements).Where(one => Meetings.Of(Young.Of(one), adult.Of(one)) == meeting)
               .Select(one => new Pair(one, Young.Of(one), adult.Of(one))).ToList()
           where pairs.Count > 0
           select (meeting, (IReadOnlyList<Pair>)pairs),
    ];

    protected override async Task<bool> PrepareAsync(AutonomyAccess.Seat seat)
    {
        if (!seat.Answers || await lists.OtherSidesAsync(seat) is not { Count: > 0 } others) return false;
        var own = await lists.OwnSideAsync(seat);
        (Young, Adults) = seat.IsYoung ? (own, others) : (others[0], [own]);
        Agreements = await agree.AllAsync(seat);
        if (!seat.IsYoung) FirstName = await lists.FirstNameAsync(seat.Grid);
        Readers = ReadersNotice.Fixed("Pour garder ce qui est décidé.", seat.IsYoung ? "Toi, et les adultes qui ont répondu à cette grille." : $"{FirstName}, et les adultes qui ont répondu à cette grille.");
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "La case est vide.")]
        [StringLength(GridAgreement.TextLength, ErrorMessage = "Le texte est trop long : {1} caractères au plus.")] string text, Guid submissionKey)
    {
        Text = text;
        return await agree.WriteAsync(Id, text, submissionKey) ? RedirectToPage() : NotFound();
    }

    /// <summary>« D’accord ».</summary>
    public async Task<IActionResult> OnPostAgreeAsync(Guid agreementId) => await agree.AgreeAsync(Id, agreementId) ? RedirectToPage() : NotFound();
}
