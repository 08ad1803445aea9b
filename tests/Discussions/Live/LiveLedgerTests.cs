using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>The control of <see cref="LiveKillTests"/>: whoever judges a run finds each fault that is planted, and none where there is none.</summary>
public sealed class LiveLedgerTests
{
    private const int People = 3;
    private readonly Guid[] said = [SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId()];

    [Fact]
    public void A_run_where_everybody_saw_everything_has_no_fault() => Assert.Empty(FaultsOf(Told(), Kept(0, 1, 2)));

    [Fact]
    public void An_acknowledged_message_that_is_lost_is_found() => Assert.Contains("Acknowledged at 3 and not there.", FaultsOf(Told(), Kept(0, 1)));

    [Fact]
    public void A_message_kept_elsewhere_than_acknowledged_is_found()
    {
        var faults = FaultsOf(Told(), Kept(0, 2, 1));
        Assert.Contains("Acknowledged at 2 and not there.", faults);
        Assert.Contains("Seen at 3 and not kept there.", faults);
    }

    [Fact]
    public void A_message_that_is_kept_twice_is_found() => Assert.Contains("The database holds a message twice.", FaultsOf(Told(), Kept(0, 1, 2, 2)));

    [Fact]
    public void A_message_acknowledged_at_two_places_is_found()
    {
        var ledger = Told();
        ledger.Acknowledge(said[0], 1); // the same answer again is none
        ledger.Acknowledge(said[0], 4);
        Assert.Equal(["Acknowledged at 1 and at 4."], FaultsOf(ledger, Kept(0, 1, 2)));
    }

    [Fact]
    public void A_message_that_one_of_them_sees_twice_is_found()
    {
        var ledger = Told();
        ledger.Saw(1, 3, said[2]);
        var faults = FaultsOf(ledger, Kept(0, 1, 2));
        Assert.Contains("Number 1 saw 3 after 3.", faults);
        Assert.Contains("Number 1 saw 4 of 3.", faults);
    }

    [Fact]
    public void A_message_that_one_of_them_never_sees_is_found() => Assert.Equal(["Number 2 saw 2 of 3."], FaultsOf(Told(lastSees: [0, 2]), Kept(0, 1, 2)));

    [Fact]
    public void Another_order_for_one_of_them_is_found() => Assert.Equal(["Number 2 saw 2 after 3."], FaultsOf(Told(lastSees: [0, 2, 1]), Kept(0, 1, 2)));

    [Fact]
    public void Another_message_at_the_same_place_is_found()
    {
        var ledger = Told(lastSees: [0, 1]);
        ledger.Saw(2, 3, said[0]);
        Assert.Equal(["Number 2 saw another message at 3."], FaultsOf(ledger, Kept(0, 1, 2)));
    }

    /// <summary>Three messages, acknowledged at 1, 2 and 3, and seen so; the last of the three people sees these, in this order.</summary>
    private LiveLedger Told(int[]? lastSees = null)
    {
        var ledger = new LiveLedger(People);
        for (var at = 0; at < said.Length; at++) ledger.Acknowledge(said[at], at + 1);
        for (var number = 0; number < People; number++)
            foreach (var at in number == People - 1 ? lastSees ?? [0, 1, 2] : [0, 1, 2])
                ledger.Saw(number, at + 1, said[at]);
        return ledger;
    }

    private Dictionary<long, Guid> Kept(params int[] which) => which.Index().ToDictionary(one => one.Index + 1L, one => said[one.Item]);

    private static IReadOnlyCollection<string> FaultsOf(LiveLedger ledger, Dictionary<long, Guid> kept)
    {
        ledger.Judge(kept);
        return ledger.Faults;
    }
}
