using System.Security.Cryptography;
using System.Text;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Hands;
using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes;

/// <summary>Four votes of the committee: one prepared, one open, one sealed and one counted; and hands counted once. All invented, and their phrases are known: nothing of them is secret.</summary>
internal sealed class VotesDemo(PortalDb db, VoteSeal seal, DeployedBuild build, AuditLog audit, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string Sealed = "Le goûter du mercredi";
    private const int KeyBits = 3_072;
    private const string Phrase = "phrase de démonstration";

    public int Order => 43;

    public IEnumerable<string> Notes => [$"Pour ouvrir l’urne du vote «\u00A0{Sealed}\u00A0»\u00A0: «\u00A0{Phrase} 1\u00A0» et «\u00A0{Phrase} 2\u00A0»."];

    private DateOnly Today => territory.Today(clock);

    public async Task SeedAsync()
    {
        if (!territory.Has(CommitteeAccess.Module) || await db.Elections.AnyAsync(election => election.Title == Sealed) || await db.Bodies.AsNoTracking().SingleOrDefaultAsync(one => one.Code == "jeunes") is not { } body) return;
        var seats = await db.CommitteeMembers.AsNoTracking().Where(member => member.BodyId == body.Id && member.Until == null).OrderBy(member => member.From).Select(member => member.AccountId).ToListAsync();
        var (voters, facilitator) = (seats, await db.BodyFacilitators.AsNoTracking().Where(one => one.BodyId == body.Id && one.Until == null).Select(one => one.AccountId).FirstOrDefaultAsync());
        db.HandVotes.Add(HandVote.Of(body.Id, "De quoi parle-t-on la prochaine fois\u00A0?", [new("Les repas", 9), new("Le téléphone", 7), new("Le sport", 4)], Today.AddDays(-6), Today));
        var prepared = Election.Prepare(new ElectionPlan(body.Id, "Le budget des sorties", "Comment partager l’argent des sorties\u00A0?", VoteMethod.Budget, [new("Le cinéma", "etoile"), new("La piscine", "vague"), new("Le foot", "sport")], 10, Today.AddDays(7), Today.AddDays(14)), Today);
        db.Elections.Add(prepared);
        if (voters.Count >= Election.SmallestRoll && facilitator != Guid.Empty)
        {
            var keepers = (voters[0], voters[1], facilitator);
            (await OpenAsync(new ElectionPlan(body.Id, "Le voyage de mai", "Où veux-tu aller en mai\u00A0?", VoteMethod.Judgment, [new("La mer", "vague"), new("La montagne", "montagne"), new("La ville", "bus")], 1, Today.AddDays(-1), Today.AddDays(9)), voters, keepers)).Key.Dispose();
            await SealedAsync(new ElectionPlan(body.Id, Sealed, "Qui choisit le goûter du mercredi\u00A0?", VoteMethod.OneChoice, [new("Nous, à tour de rôle", "cercle"), new("Le cuisinier", "repas")], 1, Today.AddDays(-9), Today.AddDays(-1)), voters, keepers);
            await CountedAsync(new ElectionPlan(body.Id, "Le téléphone le soir", "Peut-on garder son téléphone le soir\u00A0?", VoteMethod.Proposal, [], 1, Today.AddDays(-20), Today.AddDays(-5)), voters, keepers);
        }
        await db.SaveChangesAsync();
    }

    private async Task<(Election Election, RSA Key)> OpenAsync(ElectionPlan plan, List<Guid> voters, (Guid First, Guid Second, Guid Third) keepers)
    {
        var (election, key) = (Election.Prepare(plan, plan.OpensOn), RSA.Create(KeyBits));
        election.TakeKey(key.ExportSubjectPublicKeyInfo());
        election.Announce(voters.Count, seal.Empty(election.Id), build.Hash(), plan.OpensOn);
        db.Elections.Add(election);
        db.ElectionVoters.AddRange(voters.Select(voter => new ElectionVoter { ElectionId = election.Id, AccountId = voter }));
        var salts = Enumerable.Range(0, RunElection.BureauSize).Select(_ => RandomNumberGenerator.GetBytes(16)).ToArray();
        Guid[] members = [keepers.First, keepers.Second, keepers.Third];
        for (var number = 1; number <= members.Length; number++) db.ElectionKeepers.Add(new ElectionKeeper { ElectionId = election.Id, Number = number, AccountId = members[number - 1], Salt = salts[number - 1] });
        foreach (var (first, second) in new[] { (1, 2), (1, 3), (2, 3) })
            db.ElectionWraps.Add(new ElectionWrap { ElectionId = election.Id, First = first, Second = second, Payload = Wrap(Wrap(key.ExportPkcs8PrivateKey(), KeyOf(first, salts), election.Id), KeyOf(second, salts), election.Id) });
        await db.SaveChangesAsync();
        return (election, key);
    }

    /// <summary>All but one voted.</summary>
    private async Task<(Election Election, Tally Tally)> SealedAsync(ElectionPlan plan, List<Guid> voters, (Guid, Guid, Guid) keepers)
    {
        var (election, key) = await OpenAsync(plan, voters, keepers);
        using var ends = key;
        var ballots = voters.Skip(1).Select((_, number) => new Ballot(false, [.. Enumerable.Range(0, election.Options.Count).Select(option => option == (number % 3 == 0 ? 1 : 0) ? 1 : 0)])).ToList();
        var ciphertexts = ballots.ConvertAll(ballot => key.Encrypt(ballot.Write(election.Id, election.Options.Count), RSAEncryptionPadding.OaepSHA256));
        db.ElectionMarks.AddRange(voters.Skip(1).Select(voter => new ElectionMark { ElectionId = election.Id, AccountId = voter, OnPaper = false }));
        db.SealedBallots.AddRange(ciphertexts.Select(one => new SealedBallot { ElectionId = election.Id, Fingerprint = Ballot.FingerprintOf(one), Ciphertext = one }));
        election.Seal(VoteSeal.DigestOf(ciphertexts.Select(Ballot.FingerprintOf)), ballots.Count, 0, plan.ClosesOn.AddDays(1));
        await audit.WriteAsync(VotesAudit.Sealed, objectId: election.Id, reason: SealUrn.ReasonOf(election.SealedDigest!));
        return (election, Tally.Of(election.Rules, ballots));
    }

    private async Task CountedAsync(ElectionPlan plan, List<Guid> voters, (Guid, Guid, Guid) keepers)
    {
        var (election, tally) = await SealedAsync(plan, voters, keepers);
        election.Count(PublishedResult.Of(election.Rules, tally), build.Hash(), plan.ClosesOn.AddDays(2));
    }

    private static byte[] KeyOf(int number, byte[][] salts) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes($"{Phrase} {number}"), salts[number - 1], 600_000, HashAlgorithmName.SHA256, 32);

    private static byte[] Wrap(byte[] clear, byte[] key, Guid election)
    {
        using var aes = new AesGcm(key, 16);
        var (nonce, closed, tag) = (RandomNumberGenerator.GetBytes(12), new byte[clear.Length], new byte[16]);
        aes.Encrypt(nonce, clear, closed, tag, election.ToByteArray(bigEndian: true));
        return [.. nonce, .. closed, .. tag];
    }
}
