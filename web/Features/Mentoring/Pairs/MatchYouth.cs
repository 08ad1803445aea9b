using ChildProtection.Features.Accounts;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Wishes;

namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>A coordinator reads who asks, sees which adults could be right and why, and proposes one. The rules of age and number are the pack’s.</summary>
public sealed class MatchYouth(PortalDb db, MentoringAccess mentoring, Vault vault, AuditLog audit, TerritoryPack pack)
{
    private const int Most = 100;

    /// <param name="Id">Of the wish.</param>
    /// <param name="FirstName">Of the young person.</param>
    /// <param name="Zone">In words.</param>
    /// <param name="Age">In years; null when the portal does not know.</param>
    /// <param name="Wish">What they would like.</param>
    public sealed record Line(Guid Id, string FirstName, string Zone, int? Age, MentorWish Wish);

    /// <param name="AccountId">Of the adult.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Reasons">Why they could be right, in words.</param>
    /// <param name="Refusal">Why not, in one sentence; null when nothing is in the way.</param>
    public sealed record Candidate(Guid AccountId, string Name, IReadOnlyList<string> Reasons, string? Refusal);

    /// <param name="Line">The wish.</param>
    /// <param name="Words">« Autre chose », opened.</param>
    /// <param name="Candidates">Adults who offer that kind, those who may first.</param>
    public sealed record Shown(Line Line, string? Words, IReadOnlyList<Candidate> Candidates);

    private sealed class Youth
    {
        public required MentorWish Wish { get; init; }
        public required string FirstName { get; init; }
        public required string Zone { get; init; }
        public DateOnly? ComesOfAgeOn { get; init; }
    }

    /// <summary>The wishes that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<Line>> WaitingAsync() => [.. (await Waiting().OrderBy(one => one.Wish.At).Take(Most).ToListAsync()).Select(LineOf)];

    /// <summary>One wish, read by a coordinator, which is written down; null when it waits no more.</summary>
    public async Task<Shown?> ReadAsync(Guid wishId)
    {
        if (!await mentoring.CoordinatesAsync() || await Waiting().SingleOrDefaultAsync(one => one.Wish.Id == wishId) is not { } youth) return null;
        await audit.WriteAsync(MentoringAudit.WishRead, youth.Wish.AccountId);
        var words = youth.Wish.Words is { } sealedWords ? await vault.OpenAsync(MentoringData.WishWords, youth.Wish.AccountId, wishId, sealedWords) : null;
        return new Shown(LineOf(youth), words, await CandidatesAsync(youth));
    }

    /// <summary>Proposes this adult, with the reasons that both will read. No such wish: false. A rule is in the way, or somebody was first: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> ProposeAsync(Guid wishId, Guid mentorId, string reasons)
    {
        if (!await mentoring.CoordinatesAsync()) return false;
        try
        {
            return await db.InOneTransactionOrNothingAsync(async () =>
            {
                if (await db.MentorWishes.Where(wish => wish.Id == wishId).Select(wish => (Guid?)wish.AccountId).SingleOrDefaultAsync() is not { } young) return false;
                var id = SecretCode.NewId();
                await audit.WriteAsync(MentoringAudit.Proposed, young, id); // its lock makes two coordinators come one after the other
                if (await Youths().SingleOrDefaultAsync(one => one.Wish.Id == wishId) is not { } youth) return false;
                var wish = await db.MentorWishes.SingleAsync(one => one.Id == wishId);
                wish.Match(mentoring.Now);
                if ((await CandidatesAsync(youth)).FirstOrDefault(one => one.AccountId == mentorId) is not { } candidate) throw new BrokenRuleException("Choisissez une personne de la liste.");
                if (candidate.Refusal is { } refusal) throw new BrokenRuleException(refusal);
                db.Pairings.Add(Pairing.Propose(id, (wish.ChildId, young), mentorId, wish.Kind, await vault.SealAsync(MentoringData.Reasons, young, id, reasons.Trim()), mentoring.UserId, mentoring.Now));
                db.PairingAgreements.AddRange(await LinesAsync(id, youth, mentorId));
                await db.SaveChangesAsync();
                foreach (var adult in await db.PairingAgreements.Where(line => line.PairingId == id && line.AccountId != null && line.AccountId != young).Select(line => line.AccountId!.Value).ToListAsync())
                    await mentoring.TellAsync(adult, Platform.Mail.MailTemplate.AnswerAwaited);
                return true;
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            throw new BrokenRuleException("Une autre personne est déjà proposée à ce jeune.");
        }
    }

    /// <summary>Parents must agree, for a minor and this kind here; else they are told.</summary>
    internal bool NeedsParents(PairKind kind) => kind == PairKind.Mentoring ? pack.Mentoring.MentoringNeedsParents : pack.Mentoring.SponsorshipNeedsParents;

    private async Task<List<PairingAgreement>> LinesAsync(Guid id, Youth youth, Guid mentorId)
    {
        List<PairingAgreement> lines =
        [
            PairingAgreement.Ask(id, AgreementStep.Agreement, Party.Youth, youth.Wish.AccountId), PairingAgreement.Ask(id, AgreementStep.Agreement, Party.Adult, mentorId),
            PairingAgreement.Ask(id, AgreementStep.Convention, Party.Youth, youth.Wish.AccountId), PairingAgreement.Ask(id, AgreementStep.Convention, Party.Ase, null), PairingAgreement.Ask(id, AgreementStep.Convention, Party.Association, null),
        ];
        if (MentoringAccess.IsMinor(youth.ComesOfAgeOn, mentoring.Today))
            lines.AddRange((await mentoring.HoldersAsync(youth.Wish.ChildId)).Select(holder => PairingAgreement.Ask(id, AgreementStep.Agreement, Party.Parent, holder, isInformed: !NeedsParents(youth.Wish.Kind))));
        return lines;
    }

    private IQueryable<Youth> Youths()
    {
        var children = db.Children;
        return from wish in db.MentorWishes join child in children on wish.ChildId equals child.Id select new Youth { Wish = wish, FirstName = child.FirstName, Zone = child.Zone, ComesOfAgeOn = child.ComesOfAgeOn };
    }

    private IQueryable<Youth> Waiting()
    {
        var children = db.Children;
        return from wish in db.MentorWishes.AsNoTracking() join child in children on wish.ChildId equals child.Id where wish.State == WishState.Waiting orderby wish.At select new Youth { Wish = wish, FirstName = child.FirstName, Zone = child.Zone, ComesOfAgeOn = child.ComesOfAgeOn };
    }

    private Line LineOf(Youth youth) => new(youth.Wish.Id, youth.FirstName, pack.ZoneName(youth.Zone), AgeOf(youth.ComesOfAgeOn), youth.Wish);

    private int? AgeOf(DateOnly? comesOfAgeOn)
    {
        if (comesOfAgeOn is not { } majority) return null;
        var (born, today) = (majority.AddYears(-18), mentoring.Today);
        return today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
    }

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(Youth youth)
    {
        var (accounts, pairings, relations) = (db.Users, db.Pairings, db.Relations.HoldingAt(mentoring.Now));
        var other = youth.Wish.Kind == PairKind.Mentoring ? MentorOffer.Sponsorship : MentorOffer.Mentoring;
        var rows = await (from file in db.MentorFiles.AsNoTracking()
                          join account in accounts on file.AccountId equals account.Id
                          where file.State == FileState.Accepted && file.Offer != other && account.DisabledAt == null
                          orderby file.Id
                          select new
                          {
                              File = file, Name = account.DisplayName,
                              Youths = pairings.Count(pairing => pairing.MentorId == file.AccountId && pairing.ClosedAt == null),
                              IsKin = relations.Any(relation => relation.AccountId == file.AccountId && relation.ChildId == youth.Wish.ChildId && relation.Kind != RelationKind.Mentor),
                          }).Take(Most).ToListAsync();
        var ids = rows.ConvertAll(row => row.File.Id);
        var checks = (await db.MentorChecks.AsNoTracking().Where(check => ids.Contains(check.FileId) && check.ReplacedAt == null).ToListAsync()).ToLookup(check => check.FileId);
        return [.. rows.Select(row => new Candidate(row.File.AccountId, row.Name, ReasonsFor(youth, row.File), RefusalFor(youth, row.File, [.. checks[row.File.Id]], row.Youths, row.IsKin)))
            .OrderBy(one => one.Refusal is not null).ThenByDescending(one => one.Reasons.Count).ThenBy(one => one.Name, StringComparer.CurrentCulture)];
    }

    private List<string> ReasonsFor(Youth youth, MentorFile file)
    {
        var reasons = new List<string>();
        if ((youth.Wish.Topics & file.Topics) is var common && common != Topics.None) reasons.Add($"Envies communes\u00A0: {common.Words().ToLowerInvariant()}.");
        if (youth.Zone == file.Zone) reasons.Add($"Le même secteur\u00A0: {pack.ZoneName(file.Zone)}.");
        return reasons;
    }

    private string? RefusalFor(Youth youth, MentorFile file, IReadOnlyCollection<MentorCheck> checks, int youths, bool isKin) =>
        MentorReadiness.Missing(file, checks, mentoring.Today) is { Count: > 0 } missing ? $"Il manque\u00A0: {string.Join(", ", missing)}."
        : youths >= pack.Mentoring.YouthsPerAdult ? $"Accompagne déjà {youths} jeunes. Le maximum est atteint."
        : youth.ComesOfAgeOn is { } majority && majority.Year - 18 - file.BornIn < pack.Mentoring.AgeGap ? $"L’écart d’âge est trop petit\u00A0: il faut {pack.Mentoring.AgeGap} ans."
        : isKin ? "Cette personne a déjà un autre rôle auprès du jeune."
        : null;
}
