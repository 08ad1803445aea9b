using ChildProtection.Platform;
using ChildProtection.Platform.Mail;

namespace ChildProtection.Tests.Platform.Mail;

public sealed class OutboxMailTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("nadia@exemple.fr\r\nBcc: autre@exemple.fr")]
    [InlineData("nadia@exemple.fr\nSubject: Autre")]
    [InlineData("nadia@exemple.fr\0")]
    [InlineData("Nadia <nadia@exemple.fr>")]
    [InlineData("\"nadia\"@exemple.fr")]
    [InlineData("nadia@exemple.fr, autre@exemple.fr")]
    [InlineData("nadia@exemple.fr;autre@exemple.fr")]
    [InlineData("nadia@exemple.fr autre@exemple.fr")]
    [InlineData("nadïa@exemple.fr")]
    [InlineData("nadia")]
    [InlineData("nadia@")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_that_could_bring_more_than_itself_is_refused(string? address) =>
        Assert.Throws<BrokenRuleException>(() => OutboxMail.To(address!, MailTemplate.News, Monday));

    [Fact]
    public void An_address_too_long_for_any_server_is_refused() =>
        Assert.Throws<BrokenRuleException>(() => OutboxMail.To($"{new string('a', 244)}@exemple.fr", MailTemplate.News, Monday));

    [Theory]
    [InlineData("nadia@exemple.fr", "n…@exemple.fr")]
    [InlineData("n.roche+portail@sous.exemple.fr", "n…@sous.exemple.fr")]
    [InlineData("@exemple.fr", "…")]
    [InlineData("", "…")]
    public void An_address_is_shown_masked(string address, string shown) => Assert.Equal(shown, MailAddresses.Masked(address));

    [Fact]
    public void Waits_grow_from_one_minute_to_six_hours_and_never_come_together()
    {
        Assert.All(Enumerable.Range(0, 200), _ =>
        {
            Assert.InRange(OutboxMail.WaitAfter(1), TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72));
            Assert.InRange(OutboxMail.WaitAfter(4), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(23));
            Assert.InRange(OutboxMail.WaitAfter(7), TimeSpan.FromHours(4.8), TimeSpan.FromHours(7.2));
            Assert.InRange(OutboxMail.WaitAfter(900), TimeSpan.FromHours(4.8), TimeSpan.FromHours(7.2));
        });
        Assert.True(Enumerable.Range(0, 50).Select(_ => OutboxMail.WaitAfter(3)).Distinct().Count() > 20);
    }

    [Fact]
    public void A_refused_recipient_is_set_aside_at_once_and_a_new_round_starts_from_nothing()
    {
        var mail = OutboxMail.To("nadia@exemple.fr", MailTemplate.News, Monday);

        mail.MarkFailed(MailFailure.RecipientRefused, Monday);
        Assert.Equal(Monday, mail.ParkedAt);

        mail.Retry(Monday.AddDays(1));
        Assert.Null(mail.ParkedAt);
        Assert.Equal(0, mail.Attempts);
        Assert.Equal(Monday.AddDays(1), mail.NextAttemptAt);
    }

    [Fact]
    public void A_mail_that_left_is_not_sent_again()
    {
        var mail = OutboxMail.To("nadia@exemple.fr", MailTemplate.News, Monday);
        mail.MarkSent(Monday);

        Assert.Throws<BrokenRuleException>(() => mail.Retry(Monday));
    }
}
