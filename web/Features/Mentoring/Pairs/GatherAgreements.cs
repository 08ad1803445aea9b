using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>
/// Who says yes, who says no, who signs: here, or on paper that a coordinator writes down. A no needs no reason. A parent may take a yes
/// back at any time: before the start the proposal goes back to waiting for it, after it the bond is paused and the team is told.
/// </summary>
public sealed class GatherAgreements(PortalDb db, MentoringAccess mentoring, MatchYouth match, PairLinks links, Vault vault, AuditLog audit, TerritoryPack pack)
{
    private const int Most = 20;

    /// <summary>A proposal as one of those who answer reads it.</summary>
    /// <param name="Lines">The lines of whoever asks.</param>
    /// <param name="Pairing">The row.</param>
    /// <param name="State">As whoever asks sees it: a silent stop is seen by the young person and the team alone.</param>
    /// <param name="AdultName">The volunteer.</param>
    /// <param name="FirstName">Of the young person: for parents and référents alone.</param>
    /// <param name="Age">Of the young person, in years: for the volunteer.</param>
    /// <param name="Zone">In words.</param>
    /// <param name="Reasons">For the two alone.</param>
    public sealed record Shown(IReadOnlyList<PairingAgreement> Lines, Pairing Pairing, PairingState State, string? AdultName, string? FirstName, int? Age, string Zone, string? Reasons)
    {
        /// <summary>The line of this step; null when whoever asks has none.</summary>
        public PairingAgreement? Of(AgreementStep step) => Lines.FirstOrDefault(line => line.Step == step);
    }

    /// <summary>The proposals that concern whoever asks, the newest first.</summary>
    public async Task<IReadOnlyList<(Guid LineId, PairKind Kind, PairingState State, bool IsWaiting)>> MineAsync()
    {
        var pairings = db.Pairings;
        var rows = await (from line in mentoring.MyLines().AsNoTracking() join pairing in pairings on line.PairingId equals pairing.Id orderby pairing.ProposedAt descending, line.Step select new { line.PairingId, Pairing = pairing, Line = line }).Take(Most * 2).ToListAsync();
        return [.. rows.GroupBy(row => row.PairingId).Select(group => group.OrderBy(row => row.Line.Step).First() is var first ? (first.Line.Id, first.Pairing.Kind, StateOf(first.Pairing),
            group.Any(row => row.Line.Answer is null && !row.Line.IsInformed && row.Line.Step == (first.Pairing.State == PairingState.Signing ? AgreementStep.Convention : AgreementStep.Agreement) && !first.Pairing.State.IsLiving())) : default)];
    }

    /// <summary>By a line of whoever asks; null for anybody else’s.</summary>
    public async Task<Shown?> ReadAsync(Guid lineId)
    {
        var (pairings, children, accounts) = (db.Pairings, db.Children, db.Users);
        if (await mentoring.MyLines().Where(line => line.Id == lineId).Select(line => (Guid?)line.PairingId).SingleOrDefaultAsync() is not { } id) return null;
        var found = await (from pairing in pairings.AsNoTracking() join child in children on pairing.ChildId equals child.Id where pairing.Id == id
                           select new { Pairing = pairing, child.FirstName, child.Zone, child.ComesOfAgeOn, Adult = accounts.Where(account => account.Id == pairing.MentorId).Select(account => account.DisplayName).FirstOrDefault() }).SingleAsync();
        var lines = await mentoring.MyLines().AsNoTracking().Where(line => line.PairingId == id).OrderBy(line => line.Step).ToListAsync();
        var (isTwo, isAdult) = (lines.Exists(line => line.Party is Party.Youth or Party.Adult), lines.Exists(line => line.Party == Party.Adult));
        if (lines.Exists(line => line.Party is Party.Parent or Party.Ase)) await audit.WriteAsync(MentoringAudit.PairRead, found.Pairing.YouthId, id);
        return new Shown(lines, found.Pairing, StateOf(found.Pairing), found.Adult, isTwo ? null : found.FirstName, isAdult && found.ComesOfAgeOn is { } majority ? MentoringAccess.AgeOn(majority, mentoring.Today) : null,
            pack.ZoneName(found.Zone), isTwo ? await vault.OpenAsync(MentoringData.Reasons, found.Pairing.YouthId, id, found.Pairing.Reasons) : null);
    }

    /// <summary>Yes, no, or the signature; a parent’s no after a yes takes it back. Not their line: false. Not the time: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> AnswerAsync(Guid lineId, bool answer) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var young = await (from one in db.PairingAgreements join pair in db.Pairings on one.PairingId equals pair.Id where one.Id == lineId select (Guid?)pair.YouthId).SingleOrDefaultAsync();
        if (young is null) return false;
        await audit.WriteAsync(MentoringAudit.Answered, young, lineId); // first: two who answer come one after the other
        if (await mentoring.MyLines().SingleOrDefaultAsync(line => line.Id == lineId) is not { } mine) return false;
        var pairing = await db.Pairings.SingleAsync(one => one.Id == mine.PairingId);
        Check(pairing, mine);
        if (mine.Party == Party.Ase && answer) RefuseTwice(mine, await db.PairingAgreements.AsNoTracking().Where(line => line.PairingId == pairing.Id && line.Step == mine.Step).ToListAsync());
        mine.Say(answer, mentoring.Now, mine.Party == Party.Ase ? mentoring.UserId : null);
        await db.SaveChangesAsync();
        await AfterAsync(pairing, mine);
        return true;
    });

    /// <summary>
    /// A paper that a coordinator saw: of a line that is named, or of somebody without account. Never of the two themselves, never over what
    /// somebody answered here; whoever has an account is told. No such pairing: false. Not for paper: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<bool> OnPaperAsync(Guid pairingId, AgreementStep step, Party party, bool answer, DateOnly day, Guid? lineId = null)
    {
        if (!await mentoring.CoordinatesAsync()) return false;
        return await db.InOneTransactionOrNothingAsync(async () =>
        {
            if (await db.Pairings.Where(one => one.Id == pairingId).Select(one => (Guid?)one.YouthId).SingleOrDefaultAsync() is not { } young) return false;
            await audit.WriteAsync(MentoringAudit.PaperNoted, young, pairingId);
            var pairing = await db.Pairings.SingleAsync(one => one.Id == pairingId);
            var line = await PaperLineAsync(pairingId, (step, party), answer, lineId);
            Check(pairing, line);
            line.WriteDown(answer, day, mentoring.Today, mentoring.UserId, mentoring.Now);
            await db.SaveChangesAsync();
            await AfterAsync(pairing, line);
            if (line.AccountId is { } holder) await mentoring.TellAsync(holder, Platform.Mail.MailTemplate.News);
            return true;
        });
    }

    /// <summary>Parents who became holders since: they are asked too. How many; no such pairing: null.</summary>
    public async Task<int?> AskMissingAsync(Guid pairingId)
    {
        if (!await mentoring.CoordinatesAsync() || await db.Pairings.Where(one => one.Id == pairingId && one.ClosedAt == null).Select(one => (Guid?)one.YouthId).SingleOrDefaultAsync() is not { } young) return null;
        return await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(MentoringAudit.HoldersAsked, young, pairingId);
            var pairing = await db.Pairings.SingleAsync(one => one.Id == pairingId);
            var missing = await MissingAsync(pairing);
            db.PairingAgreements.AddRange(missing.Select(holder => PairingAgreement.Ask(pairingId, AgreementStep.Agreement, Party.Parent, holder, isInformed: !match.NeedsParents(pairing.Kind))));
            await db.SaveChangesAsync();
            foreach (var holder in missing) await mentoring.TellAsync(holder, Platform.Mail.MailTemplate.AnswerAwaited);
            return missing.Count;
        });
    }

    /// <summary>Holders of today whom nobody asked; none once the young person is of age.</summary>
    internal async Task<IReadOnlyList<Guid>> MissingAsync(Pairing pairing)
    {
        if (!await IsMinorAsync(pairing.ChildId)) return [];
        var asked = await db.PairingAgreements.Where(line => line.PairingId == pairing.Id && line.Party == Party.Parent && line.AccountId != null).Select(line => line.AccountId!.Value).ToListAsync();
        return [.. (await mentoring.HoldersAsync(pairing.ChildId)).Except(asked)];
    }

    /// <summary>All that the law asks for is a yes, as things stand now; else what is missing, in one sentence.</summary>
    internal async Task<string?> WhyNotAsync(Pairing pairing)
    {
        var (lines, isMinor) = (await db.PairingAgreements.Where(line => line.PairingId == pairing.Id).ToListAsync(), await IsMinorAsync(pairing.ChildId));
        var counted = await CountedAsync(pairing, lines, isMinor);
        return (await MissingAsync(pairing)).Count > 0 ? "Un parent n’a pas été interrogé. Demandez-lui d’abord."
            : !AgreementRules.AllAgreed(counted, isMinor && match.NeedsParents(pairing.Kind)) ? "Il manque encore un accord."
            : !AgreementRules.AllSigned(lines) ? "La convention n’est pas signée par les 3."
            : null;
    }

    /// <summary>The line that a paper answers, new for somebody without account.</summary>
    private async Task<PairingAgreement> PaperLineAsync(Guid pairingId, (AgreementStep Step, Party Party) about, bool answer, Guid? lineId)
    {
        var (step, party) = about;
        var lines = await db.PairingAgreements.Where(one => one.PairingId == pairingId).OrderBy(one => one.Id).ToListAsync();
        var line = lineId is not null ? lines.Find(one => one.Id == lineId) : lines.Where(one => one.Step == step && one.Party == party && one.AccountId is null && one.Answer != answer).OrderBy(one => one.Answer is not null).FirstOrDefault();
        if ((line?.Party ?? party) is Party.Youth or Party.Adult) throw new BrokenRuleException("Cette personne répond elle-même, dans son espace.");
        if (line is null && lineId is null && step == AgreementStep.Agreement && party.IsHolder()) db.PairingAgreements.Add(line = PairingAgreement.Ask(pairingId, step, party, null));
        if (line is null || line.Answer == answer) throw new BrokenRuleException("Cet accord n’est pas attendu, ou il est déjà noté.");
        if (line is { Answer: not null, OnPaper: null }) throw new BrokenRuleException("Cette personne a déjà répondu ici. Elle seule peut changer.");
        if (answer && line.Answer == false && line.RecordedById == mentoring.UserId) throw new BrokenRuleException("Vous avez noté ce non. Une autre personne note le oui.");
        if (answer) RefuseTwice(line, lines);
        return line;
    }

    /// <summary>The ASE and the association sign by two people: one alone makes no bond.</summary>
    private void RefuseTwice(PairingAgreement line, IEnumerable<PairingAgreement> lines)
    {
        var me = mentoring.UserId;
        if (line.Party is Party.Ase or Party.Association && lines.Any(other => other.Id != line.Id && other.Step == line.Step && other.Party is Party.Ase or Party.Association && other.Answer == true && other.RecordedById == me))
            throw new BrokenRuleException("Vous avez déjà noté une signature. Une autre personne note celle-ci.");
    }

    /// <summary>What counts today: parents who hold authority now. The judge stands for those who never answered, not for a no.</summary>
    private async Task<IReadOnlyCollection<PairingAgreement>> CountedAsync(Pairing pairing, IReadOnlyCollection<PairingAgreement> lines, bool isMinor)
    {
        if (!isMinor) return [.. lines.Where(line => !line.Party.IsHolder())];
        var (holders, isJudged) = (await mentoring.HoldersAsync(pairing.ChildId), lines.Any(line => line is { Party: Party.Judge, Answer: true }));
        return [.. lines.Where(line => line.Party != Party.Parent || (line.AccountId is { } parent ? holders.Contains(parent) && !(isJudged && line.Answer is null) : line.OnPaper is not null || line.Answer == true))];
    }

    private PairingState StateOf(Pairing pairing) => mentoring.KnowsOfStops ? pairing.State : pairing.ShownToAdult;

    private async Task<bool> IsMinorAsync(Guid childId) => MentoringAccess.IsMinor(await db.Children.Where(child => child.Id == childId).Select(child => child.ComesOfAgeOn).SingleAsync(), mentoring.Today);

    private static void Check(Pairing pairing, PairingAgreement line)
    {
        if (line.IsInformed) throw new BrokenRuleException("Vous êtes informé. Ici, votre accord n’est pas demandé.");
        if (line.Step == AgreementStep.Convention && !pairing.State.Allows(PairingAct.Sign)) throw new BrokenRuleException(PairingMoves.Refusal(pairing.State, PairingAct.Sign));
        if (line.Step == AgreementStep.Agreement && !line.Party.IsHolder() && !pairing.State.Allows(PairingAct.Refuse)) throw new BrokenRuleException(PairingMoves.Refusal(pairing.State, PairingAct.Agree));
        if (pairing.State.IsOver()) throw new BrokenRuleException(PairingMoves.Refusal(pairing.State, PairingAct.Agree));
    }

    private async Task AfterAsync(Pairing pairing, PairingAgreement line)
    {
        var now = mentoring.Now;
        if (line.Answer == false && pairing.State.Allows(PairingAct.Refuse))
        {
            pairing.Decline(now);
            await links.LookAgainAsync(pairing);
            await mentoring.TellTeamAsync(pairing.ChildId, Platform.Mail.MailTemplate.News);
        }
        else if (line.Answer == false && pairing.MayBePaused)
        {
            await links.PauseAsync(pairing, PauseReason.Parent);
        }
        else if (pairing.State == PairingState.Agreeing)
        {
            var (lines, isMinor) = (await db.PairingAgreements.Where(one => one.PairingId == pairing.Id).ToListAsync(), await IsMinorAsync(pairing.ChildId));
            if (AgreementRules.AllAgreed(await CountedAsync(pairing, lines, isMinor), isMinor && match.NeedsParents(pairing.Kind)))
            {
                pairing.AllAgreed();
                await mentoring.TellTeamAsync(pairing.ChildId, Platform.Mail.MailTemplate.AnswerAwaited);
            }
        }
        await db.SaveChangesAsync();
    }
}
