using System.Net;
using ChildProtection.Features.Meetings;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Meetings;

public abstract partial class MeetingPagesTests
{
    [Fact]
    public async Task Nobody_of_another_body_nor_in_another_role_comes_chooses_or_judges_by_sending_the_form()
    {
        var (meeting, past) = (await portal.MeetingAsync(), await portal.MeetingAsync(inHours: -3, isWithElected: true));
        var (lina, claire, other, sami, rose) = (await portal.MemberAsync(), await portal.MemberAsync(Bodies.Parents), await portal.FacilitatorAsync(Bodies.Parents), await portal.VisitorAsync(Role.YoungPerson), await portal.FacilitatorAsync());
        await (await rose.OpenAsync(meeting.At("/points"))).Fill("De quoi voulez-vous parler ?", "Le car").PressAsync("Envoyer");
        var point = await portal.WithDbAsync(db => db.Set<MeetingPoint>().Where(one => one.MeetingId == meeting.Id).Select(one => one.Id).SingleAsync());
        (string Address, KeyValuePair<string, string>[] Fields)[] forms =
        [
            (meeting.At("?handler=Come"), []), (meeting.At("/points?handler=Raise"), [KeyValuePair.Create("point", point.ToString())]),
            (past.At("/avis"), [KeyValuePair.Create("spoke", "0"), KeyValuePair.Create("heard", "0"), KeyValuePair.Create("useful", "0")]),
        ];
        foreach (var person in new[] { claire, other, sami, rose })
        {
            var session = await portal.SignInAsync(person.Account);
            foreach (var (address, fields) in forms) Assert.Equal(HttpStatusCode.NotFound, (await portal.PostAsync(address, session, fields)).StatusCode);
        }
        Assert.Equal((0, 0, 0), await portal.WithDbAsync(async db => (await db.Set<MeetingSeat>().CountAsync(seat => seat.MeetingId == meeting.Id), await db.Set<MeetingThumb>().CountAsync(thumb => thumb.PointId == point), await db.Set<MeetingMark>().CountAsync(mark => mark.MeetingId == past.Id))));
        foreach (var person in new[] { claire, other, sami })
            foreach (var address in new[] { past.At("/avis"), past.At("/reponses") }) Assert.Equal(address == past.At("/avis") || person == other ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, (await person.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lina.OpenAsync(past.At("/reponses"))).Status);
        foreach (var address in new[] { past.At("/avis"), past.At("/reponses") }) Assert.Equal(HttpStatusCode.OK, (await rose.OpenAsync(address)).Status);
        var mine = await portal.SignInAsync(lina.Account);
        foreach (var (address, fields) in forms[..2]) Assert.True((await portal.PostAsync(address, mine, fields)).IsRedirect());
    }

    [Fact]
    public async Task The_meetings_of_a_closed_body_are_nobodys()
    {
        var (meeting, lina, rose) = (await portal.MeetingAsync(code: Bodies.Adolescents), await portal.MemberAsync(Bodies.Adolescents), await portal.FacilitatorAsync(Bodies.Adolescents));
        Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync(meeting.At())).Status);
        await portal.CloseAsync(Bodies.Adolescents, isClosed: true);
        foreach (var one in new[] { lina, rose })
        {
            foreach (var part in new[] { "", "/points", "/compte-rendu", "/suites", "/calendrier" }) Assert.Equal(HttpStatusCode.NotFound, (await one.OpenAsync(meeting.At(part))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await portal.PostAsync(meeting.At("?handler=Come"), await portal.SignInAsync(one.Account))).StatusCode);
            Assert.DoesNotContain("Une réunion", (await one.OpenAsync("/accueil")).Text);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await rose.OpenAsync(meeting.At("/inscrits"))).Status);
    }
}
