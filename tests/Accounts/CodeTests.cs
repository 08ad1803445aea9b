using ChildProtection.Features.Accounts;

namespace ChildProtection.Tests.Accounts;

public sealed class CodeTests
{
    [Theory]
    [InlineData("839162"), InlineData("605938"), InlineData("918273"), InlineData("471203")]
    public void A_PIN_nobody_guesses_at_once_is_accepted(string pin) => Assert.Null(Pin.Refusal(pin));

    [Theory]
    [InlineData("000000"), InlineData("123456"), InlineData("654321"), InlineData("121212"), InlineData("112211"), InlineData("123123")]
    [InlineData("454545"), InlineData("147258"), InlineData("150310"), InlineData("010100"), InlineData("159753")]
    public void A_PIN_everybody_thinks_of_is_refused(string pin) => Assert.Contains("devine", Pin.Refusal(pin));

    [Theory]
    [InlineData(""), InlineData("12345"), InlineData("1234567"), InlineData("12 345"), InlineData("abcdef"), InlineData("١٢٣٤٥٦")]
    public void A_PIN_has_six_digits(string pin) => Assert.Equal("Écris 6 chiffres.", Pin.Refusal(pin));

    [Fact]
    public void Only_our_own_pseudonyms_are_accepted()
    {
        Assert.True(Pseudonym.IsOurs("Loutre des neiges"));
        Assert.False(Pseudonym.IsOurs("Kevin Dupont"));
        Assert.False(Pseudonym.IsOurs("Loutre"));
        Assert.False(Pseudonym.IsOurs(null));
    }

    [Fact]
    public void An_invitation_serves_until_the_last_second_of_its_fourteen_days()
    {
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var (invitation, _) = Invitation.ToCircle(Guid.Empty, RelationKind.Self, email: null, Guid.Empty, now);

        Assert.Equal(InvitationState.Waiting, invitation.StateAt(now + Invitation.Life - TimeSpan.FromSeconds(1)));
        Assert.Equal(InvitationState.Expired, invitation.StateAt(now + Invitation.Life));
    }

    [Fact]
    public void The_database_never_holds_the_code()
    {
        var (invitation, code) = Invitation.ToCircle(Guid.Empty, RelationKind.Self, email: null, Guid.Empty, DateTimeOffset.UnixEpoch);

        Assert.Equal(24, code.Length);
        Assert.DoesNotContain(code, System.Text.Json.JsonSerializer.Serialize(invitation));
    }
}
