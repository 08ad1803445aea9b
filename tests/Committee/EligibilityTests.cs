using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Joining;
using ChildProtection.Platform;
using ChildProtection.Platform.Territory;

namespace ChildProtection.Tests.Committee;

/// <summary>« Puis-je participer ? », to the day; and what a facilitator may not set.</summary>
public sealed class EligibilityTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly Body Youths = Body.Of(new BodyPlan("jeunes", "Comité", BodyPublic.YoungPeople) { FromAge = 11, ToAge = 21, TakesFormer = true, Size = 3 });
    private static readonly Body Adolescents = Body.Of(new BodyPlan("ados", "Conseil", BodyPublic.Adolescents) { FromAge = 11, ToAge = 15 });
    private static readonly Body Parents = Body.Of(new BodyPlan("parents", "Groupe", BodyPublic.Families));

    [Theory]
    [InlineData("2033-11-23", true, "Oui, tu peux participer.")] // 11 today
    [InlineData("2033-11-24", false, "Il faut avoir 11 ans. Tu pourras venir à partir du 24 novembre 2026.")]
    [InlineData("2028-11-24", true, "Oui, tu peux participer.")] // 16 tomorrow
    [InlineData("2028-11-23", false, "Cette instance va jusqu’à 15 ans.")] // 16 today
    [InlineData(null, true, "Oui, tu peux participer.")] // whoever gives the code knows
    public void Age_is_counted_from_the_day_of_majority(string? comesOfAge, bool mayJoin, string reason) =>
        Assert.Equal(new Eligibility(mayJoin, reason), Eligibility.Of(Adolescents, new Candidate(true, comesOfAge is null ? null : DateOnly.Parse(comesOfAge, System.Globalization.CultureInfo.InvariantCulture), false, false), 0, Today));

    [Fact]
    public void Former_young_people_come_where_the_body_says_so()
    {
        var former = new Candidate(true, new DateOnly(2018, 1, 1), true, false); // 26
        Assert.True(Eligibility.Of(Youths, former, 0, Today).MayJoin);
        Assert.Equal("Cette instance va jusqu’à 15 ans.", Eligibility.Of(Adolescents, former, 0, Today).Reason);
        Assert.Equal("Cette instance est pour les jeunes accompagnés aujourd’hui.", Eligibility.Of(Adolescents, former with { ComesOfAgeOn = new DateOnly(2030, 1, 1) }, 0, Today).Reason);
    }

    [Fact]
    public void A_public_a_member_a_full_and_a_closed_body_each_have_their_reason()
    {
        var (young, parent) = (new Candidate(true, new DateOnly(2029, 1, 1), false, false), new Candidate(false, null, false, false));
        Assert.Equal("Cette instance est pour les jeunes.", Eligibility.Of(Youths, parent, 0, Today).Reason);
        Assert.Equal("Cette instance est pour les parents.", Eligibility.Of(Parents, young, 0, Today).Reason);
        Assert.Equal("Oui, vous pouvez participer.", Eligibility.Of(Parents, parent, 0, Today).Reason);
        Assert.Equal("Vous êtes déjà membre.", Eligibility.Of(Parents, parent with { IsMember = true }, 0, Today).Reason);
        Assert.True(Eligibility.Of(Youths, young, 2, Today).MayJoin);
        Assert.Equal("Toutes les places sont prises. Parle avec l’animateur.", Eligibility.Of(Youths, young, 3, Today).Reason);
        var closed = Body.Of(new BodyPlan("x", "X", BodyPublic.YoungPeople));
        closed.Close([], DateTimeOffset.UnixEpoch);
        Assert.Equal(new Eligibility(false, "Cette instance est fermée."), Eligibility.Of(closed, young, 0, Today));
    }

    [Fact]
    public void Settings_that_contradict_each_other_or_the_members_are_refused()
    {
        var body = Body.Of(new BodyPlan("jeunes", "Comité", BodyPublic.YoungPeople));
        Assert.Equal("L’âge de fin vient avant l’âge de début.", Assert.Throws<BrokenRuleException>(() => body.Change(new BodySettings("N") { FromAge = 15, ToAge = 11 }, 0)).Message);
        Assert.Equal("4 personnes siègent déjà. Il faut au moins autant de places.", Assert.Throws<BrokenRuleException>(() => body.Change(new BodySettings("N") { Size = 3 }, 4)).Message);
        body.Change(new BodySettings(" N ") { FromAge = 11, ToAge = 11, Size = 4, Purpose = " " }, 4);
        Assert.Equal(("N", 11, 4, null), (body.Name, body.ToAge, body.Size, body.Purpose));
        Parents.Change(new BodySettings("P") { FromAge = 11, ToAge = 15, TakesFormer = true }, 0);
        Assert.Equal((null, null, false), (Parents.FromAge, Parents.ToAge, Parents.TakesFormer));
    }
}
