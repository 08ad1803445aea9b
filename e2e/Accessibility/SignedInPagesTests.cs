using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>
/// Every page that is not in <see cref="EveryPageTests"/>: those of each role, the steps of an activation, and what each
/// form shows when it refuses. The list comes from web/access-matrix.csv: a page nobody walks fails.
/// </summary>
public sealed class SignedInPagesTests(RunningOnSqlite portal, ITestOutputHelper output) : Journey(portal), IClassFixture<RunningOnSqlite>
{
    private const string NoPage = "answers no page";
    private const string ForScripts = "answers a script, which shows the sentence of the page it is on";
    private const string LeadsBack = "GET leads to the form it belongs to";
    private const string NeverRefuses = "takes nothing that could be refused";
    private const string Slower = "refuses only the slower of two editors: tests/Writing reads it";
    private const string Absent = "what is no longer there is a 404, and the 404 page is walked";
    private const string Unpublished = "its form shows until the minutes are published: tests/Meetings reads it";

    /// <summary>What cannot be walked, and why; an excuse that is not needed fails too.</summary>
    private static readonly Dictionary<string, string> Excused = new(StringComparer.Ordinal)
    {
        ["GET /healthz"] = NoPage, ["GET /readyz"] = NoPage, ["GET /quitter"] = NoPage, ["GET /page"] = NoPage, ["GET /reprendre"] = NoPage,
        ["GET /connexion/cle"] = LeadsBack, ["GET /bienvenue/cle"] = LeadsBack, ["GET /administration/invitations/annuler"] = LeadsBack,
        ["POST /connexion/cle"] = LeadsBack, ["POST /bienvenue/cle"] = LeadsBack,
        ["POST /connexion/cle#Options"] = ForScripts, ["POST /connexion/cle#Finish"] = ForScripts, ["POST /bienvenue/cle#Options"] = ForScripts,
        ["POST /bienvenue/cle#Finish"] = ForScripts, ["POST /mon-acces#Options"] = ForScripts, ["POST /mon-acces#Finish"] = ForScripts,
        ["POST /deconnexion"] = NeverRefuses, ["POST /bienvenue/carte"] = NeverRefuses, ["POST /affichage#Reset"] = NeverRefuses,
        ["POST /equipe/jeunes/{id}#End"] = Absent, ["POST /paroles/{id}#Open"] = Absent, ["POST /ma-parole/{id}#Seen"] = NeverRefuses,
        ["POST /equipe/jeunes/{id}/parents/{parentId}#Stop"] = NeverRefuses, ["POST /administration/journal"] = NeverRefuses,
        ["GET /administration/invitations/refaire"] = LeadsBack, ["POST /administration/invitations/refaire"] = Absent, ["GET /administration/invitations/modele"] = NoPage,
        ["POST /administration/invitations/liste#Confirm"] = "refuses as « Check » does, on the same page",
        ["POST /administration/personnes/{id}#Enable"] = NeverRefuses, ["POST /administration/personnes/{id}#MayConfirm"] = NeverRefuses, ["POST /administration/personnes/{id}#Keys"] = NeverRefuses,
        ["POST /administration/personnes/{id}#Sheet"] = "refused only to whoever asked for it, who sees no button",
        ["POST /administration/personnes/{id}#StopKeys"] = NeverRefuses, ["POST /mon-acces/demande"] = NeverRefuses,
        ["POST /equipe/jeunes/{id}/fin#TakeBack"] = NeverRefuses, ["POST /administration/liens/{id}/fin#TakeBack"] = NeverRefuses,
        ["POST /administration/lieux/{id}#Close"] = NeverRefuses, ["POST /administration/lieux/{id}#Reopen"] = NeverRefuses,
        ["GET /audio/{genre}/{nom}"] = NoPage, ["GET /livret/{edition}.pdf"] = NoPage, ["GET /administration/livret/export"] = NoPage, ["POST /mots/{mot}"] = ForScripts,
        ["POST /livret/ma-lecture#Chapter"] = NeverRefuses, ["POST /livret/ma-lecture#Whole"] = NeverRefuses, ["POST /livret/ma-lecture#Seen"] = NeverRefuses,
        ["GET /ma-maison/photo/{id}"] = NoPage, ["GET /atelier/maison/photo/{id}"] = NoPage, ["POST /atelier/maison/photo#Remove"] = NeverRefuses, ["POST /equipe/jeunes/{id}/lieu#TakeBack"] = Absent,
        ["POST /livret/nouveautes"] = NeverRefuses, ["POST /equipe/jeunes/{id}/livret#Remove"] = Absent,
        ["GET /direct"] = NoPage, ["POST /direct/negotiate"] = ForScripts,
        ["POST /connexion/confirmer#Options"] = ForScripts, ["POST /connexion/confirmer#Finish"] = ForScripts,
        ["POST /mon-acces/appareils#End"] = Absent, ["POST /mon-acces/appareils#EndOthers"] = NeverRefuses, ["POST /mon-acces/appareils#Seen"] = NeverRefuses,
        ["POST /mon-acces/codes#Make"] = NeverRefuses, ["POST /mon-acces/codes#Done"] = NeverRefuses, ["POST /mon-acces/pas-moi"] = NeverRefuses,
        ["POST /mes-donnees/copie"] = NeverRefuses, ["POST /mes-donnees/effacer"] = NeverRefuses,
        ["GET /mes-donnees/demandes/reprendre"] = LeadsBack, ["POST /mes-donnees/demandes/reprendre"] = Absent, ["POST /mes-donnees/demandes/reprendre#Seen"] = NeverRefuses,
        ["POST /atelier/jeter"] = Slower, ["POST /atelier/lecteurs#Remove"] = NeverRefuses, ["POST /atelier/nom"] = NeverRefuses, ["POST /atelier/import#Confirm"] = Slower, ["POST /relire/mon-nom"] = NeverRefuses,
        ["POST /atelier/relecture#Close"] = NeverRefuses, ["POST /atelier/relecture#Take"] = Absent,
        ["POST /atelier/export"] = NoPage, ["POST /relire/fin#Leave"] = NeverRefuses, ["POST /langage-simple#Check"] = ForScripts,
        ["POST /enquetes/{id}/relire#Send"] = "refused only when the survey closes at that instant", ["POST /enquetes/{id}/relire#Copy"] = NeverRefuses,
        ["POST /enquetes/gerer/{id}/marche#Open"] = "refuses only what its page offers no button for", ["POST /enquetes/gerer/{id}/marche#Close"] = NeverRefuses,
        ["GET /enquetes/gerer/{id}/tableaux"] = NoPage, ["POST /enquetes/gerer/{id}/mots#Refuse"] = Absent,
        ["POST /enquetes/borne/question"] = "answers only on a tablet that was opened; its questions are those of /enquetes/{id}/question",
        ["POST /enquetes/papier#Send"] = "refuses as « Open » does, above the form itself", ["POST /enquetes/papier#Undo"] = Absent, ["POST /enquetes/gerer/{id}/rappel"] = "refuses what was done the same day, on its own page",
        ["POST /comite/instances/{code}#Leave"] = NeverRefuses, ["POST /comite/instances/{code}/reglement#Sign"] = Slower, ["POST /comite/instances/{code}/reglement/ecrire#Look"] = "shows the same form with its text below",
        ["POST /comite/instances/{code}/groupes#Close"] = Absent, ["POST /comite/instances/{code}/groupes#Join"] = Absent, ["POST /comite/instances/{code}/groupes#Leave"] = Absent,
        ["POST /administration/instances/{code}/fermer#Reopen"] = "refuses only after 30 days: tests/Committee reads it", ["POST /comite/instances/{code}/themes#Erase"] = Absent, ["POST /comite/instances/{code}/themes#Raise"] = Absent, ["POST /comite/instances/{code}/themes#Publish"] = Slower,
        ["POST /comite/rejoindre/{code}/participer#Volunteer"] = "refused only to whom it shows no form: tests/Committee reads it", ["POST /comite/rejoindre/{code}/participer#Withdraw"] = Absent, ["POST /comite/rejoindre/{code}/participer#Accept"] = "refused only when another was quicker: tests/Committee reads it",
        ["POST /comite/rejoindre/{code}/participer#Decline"] = "refused only when answered twice: tests/Committee reads it", ["POST /comite/instances/{code}/appel#Cancel"] = NeverRefuses, ["POST /comite/instances/{code}/appel#Draw"] = "its form shows after the last day: tests/Committee reads it",
        ["POST /comite/instances/{code}/mandat#Wish"] = "refused only too early, when there is no button", ["POST /comite/membres#Renew"] = "refused only too early, when there is no button", ["POST /administration/instances#Relieve"] = Absent,
        ["POST /comite/membres#Code"] = NeverRefuses, ["POST /comite/membres#End"] = Absent, ["POST /comite/membres#Cancel"] = NeverRefuses, ["POST /comite/brouillons/{id}#Keep"] = "refuses only what its page offers no button for",
        ["POST /comite/brouillons/{id}#Erase"] = "refuses only what its page offers no button for", ["POST /comite/brouillons/{id}/questions"] = "refuses above the same list", ["POST /comite/brouillons/{id}/lire#Take"] = Slower,
        ["POST /comite/plan/{code}#Follow"] = NeverRefuses, ["POST /comite/plan/{code}#Stop"] = NeverRefuses, ["POST /comite/plan/mes-textes#Erase"] = NeverRefuses,
        ["POST /comite/plan/mes-textes#Again"] = "its form shows once a text came back: tests/Plan reads it", ["POST /comite/plan/a-lire/{id}#Publish"] = Slower,
        ["GET /enquetes/gerer/{id}/fichier"] = NoPage, ["POST /enquetes/gerer/{id}/questions"] = "refuses above the same list",
        ["POST /autonomie/grille/{id}/{domaine}#Keep"] = ForScripts, ["POST /autonomie/grille/{id}/ensemble#Agree"] = Absent, ["POST /autonomie/grille/{id}/reglages#Withdraw"] = NeverRefuses,
        ["POST /autonomie/pas"] = "refused only for a step that is over, which shows no button", ["POST /autonomie/grille/{id}/reglages#Erase"] = "refused only for a finished grid, which shows no button",
        ["POST /autonomie/grille/{id}#Take"] = "refused only while somebody still answers, who shows no button", ["POST /autonomie/dates/{code}/decide#Validate"] = NeverRefuses,
        ["POST /autonomie/revenir"] = "its form shows from 18 on: tests/Autonomy reads it", ["POST /autonomie/sortie"] = NeverRefuses, ["POST /autonomie/sortie#Stop"] = NeverRefuses,
        ["POST /equipe/jeunes/{id}/autonomie/retour"] = "its form shows once somebody of age has asked: tests/Autonomy reads it",
        ["POST /comite/relectures/{id}/fin#Leave"] = "refused only after the last day, when there is no button", ["POST /comite/relectures/{id}/gerer#Open"] = "refused only after the last day: tests/Review reads it", ["POST /comite/relectures/{id}/gerer#Close"] = NeverRefuses,
        ["POST /comite/relectures/{id}/gerer#Erase"] = "refuses only what its page offers no button for",
        ["GET /comite/votes/{id}/fichier"] = NoPage, ["GET /comite/votes/{id}/urne"] = NoPage, ["POST /comite/votes/{id}/voter#Cast"] = ForScripts, ["POST /comite/votes/{id}/depouiller#Urn"] = ForScripts,
        ["POST /comite/votes/{id}/depouiller"] = ForScripts, ["POST /comite/votes/{id}/ceremonie"] = ForScripts, ["POST /comite/votes/{id}/papier"] = Absent,
        ["POST /comite/votes/{id}/conduire#Announce"] = "refuses above the same buttons", ["POST /comite/votes/{id}/conduire#Seal"] = "refuses above the same buttons", ["POST /comite/votes/{id}/conduire#Cancel"] = NeverRefuses,
        ["GET /comite/propositions/{id}/fichier"] = NoPage, ["POST /comite/propositions/{id}/soutien#Give"] = "refuses the sixth support, above one’s own: tests/Proposals reads it", ["POST /comite/propositions/{id}/soutien#TakeBack"] = NeverRefuses,
        ["POST /comite/propositions/{id}/avis#Erase"] = Absent, ["POST /comite/propositions/{id}/gerer#Close"] = NeverRefuses, ["POST /comite/propositions/{id}/gerer#Hide"] = Absent, ["POST /comite/propositions/a-lire/{id}#Publish"] = Slower,
        ["POST /comite/propositions/avis-a-lire#Publish"] = Slower, ["POST /comite/propositions/avis-a-lire#Return"] = Slower, ["POST /comite/propositions/mes-idees#Erase"] = Absent, ["POST /comite/propositions/mes-idees/{id}#Leave"] = Absent,
        ["POST /comite/propositions/mes-idees/{id}#Give"] = "refuses only what its page offers no button for", ["POST /comite/propositions/mes-idees/{id}#TakeBack"] = "refuses only what its page offers no button for",
        ["POST /comite/propositions/mes-idees/{id}#Withdraw"] = "refuses only what its page offers no button for", ["POST /comite/propositions/mes-idees/{id}#Erase"] = "refuses only what its page offers no button for",
        ["POST /comite/propositions/mes-idees/{id}#Share"] = "refuses a sixth author, above the same button", ["POST /comite/propositions/mes-idees/{id}/ecrire#Later"] = "refuses as the form’s other button does", ["POST /comite/propositions/mes-idees/{id}/ecrire#Keep"] = ForScripts,
        ["POST /comite/propositions/{id}/avancer#Discuss"] = "refuses only what its page offers no button for", ["POST /comite/propositions/{id}/avancer#Election"] = "its form shows once a vote was counted: tests/Proposals reads it",
        ["POST /comite/propositions/{id}/cest-fait#Uncheck"] = NeverRefuses, ["POST /comite/propositions/{id}/cest-fait#Follow"] = NeverRefuses, ["POST /comite/propositions/{id}/cest-fait#Stop"] = NeverRefuses,
        ["POST /comite/propositions/mes-idees/{id}#Agree"] = "refuses only what its page offers no button for",
        ["POST /comite/propositions/{id}/avancer#Follow"] = "its form shows for a done idea: tests/Proposals reads it",
        ["GET /calendrier/{secret}.ics"] = NoPage, ["GET /comite/reunions/{id}/calendrier"] = NoPage, ["POST /comite/reunions/calendrier#Make"] = NeverRefuses, ["POST /comite/reunions/calendrier#End"] = NeverRefuses,
        ["POST /comite/reunions/{id}#Leave"] = NeverRefuses, ["POST /comite/reunions/{id}/changer#Cancel"] = NeverRefuses, ["POST /comite/reunions/{id}/points#Again"] = Absent, ["POST /comite/reunions/{id}/points#Erase"] = Absent,
        ["POST /comite/reunions/{id}/points#Raise"] = "refuses only what its page offers no button for", ["POST /comite/reunions/{id}/points#Lower"] = NeverRefuses,
        ["POST /comite/reunions/{id}/points/a-lire#Publish"] = "refuses only what its page offers no button for", ["POST /comite/reunions/{id}/ordre#Theme"] = "refuses only what its page offers no button for",
        ["POST /comite/reunions/{id}/reponses"] = "its form shows once the meeting was held: tests/Meetings reads it", ["POST /comite/reunions/{id}/avis"] = "its form shows to who came, for 14 days: tests/Meetings reads it",
        ["POST /comite/reunions/{id}/compte-rendu#Write"] = Unpublished, ["POST /comite/reunions/{id}/compte-rendu#Publish"] = Unpublished, ["POST /comite/reunions/{id}/compte-rendu#Agree"] = Unpublished, ["POST /comite/reunions/{id}/compte-rendu#Ask"] = Unpublished,
        ["POST /comite/reunions/{id}/suites#Done"] = NeverRefuses,
        ["GET /forums/{code}/direct/etat"] = NoPage, ["GET /comite/forums/{code}/chiffres/fichier"] = NoPage, ["POST /comite/forums/{code}#Offer"] = NeverRefuses, ["POST /comite/forums/{code}#Withdraw"] = NeverRefuses,
        ["POST /comite/forums/{code}#Publish"] = "refuses without a stop, above the same button: tests/Forums reads it", ["POST /comite/forums/{code}#Cancel"] = NeverRefuses, ["POST /comite/forums/{code}/etape/{id}#Remove"] = "refuses above the same button",
        ["POST /comite/forums/{code}/etape/{id}#Accept"] = NeverRefuses, ["POST /comite/forums/{code}/etape/{id}#Refuse"] = NeverRefuses, ["POST /comite/forums/{code}/inscription/{stopId}"] = "takes a place as it is, and refuses only too long a text", ["POST /comite/forums/billet/{id}#Cancel"] = NeverRefuses,
        ["POST /comite/forums/{code}/billets/{stopId}#Cancel"] = NeverRefuses, ["POST /comite/forums/{code}/preparer#Take"] = "refuses only a task that is full, which shows no button", ["POST /comite/forums/{code}/preparer#Leave"] = NeverRefuses,
        ["POST /comite/forums/{code}/preparer#Untask"] = NeverRefuses, ["POST /comite/forums/{code}/preparer#Unstand"] = NeverRefuses, ["POST /comite/forums/{code}/preparer#Done"] = NeverRefuses,
        ["POST /comite/forums/{code}/preparer#Uncheck"] = NeverRefuses, ["POST /comite/forums/{code}/budget#Remove"] = NeverRefuses, ["POST /comite/forums/{code}/budget#Voted"] = Absent,
        ["POST /comite/forums/{code}/accueil/{stopId}"] = "its form is its script’s: tests/Forums reads the refusal", ["POST /comite/forums/{code}/accueil/{stopId}#Send"] = ForScripts, ["POST /comite/forums/{code}/accueil/{stopId}#Extra"] = NeverRefuses, ["POST /comite/forums/{code}/chiffres#Carry"] = "refuses only what its page offers no button for",
        ["POST /protection/{id}#Take"] = NeverRefuses, ["POST /protection/{id}#HandOn"] = NeverRefuses, ["POST /protection/parler/{id}#Read"] = NeverRefuses, ["POST /parler/{id}#Cancel"] = NeverRefuses, ["POST /protection/astreinte#Remove"] = NeverRefuses,
        ["POST /mes-signalements#Withdraw"] = "refused only once it is decided, when there is no button", ["POST /moderation#Claim"] = Slower, ["POST /moderation/{id}#Release"] = NeverRefuses, ["POST /moderation/{id}#Reopen"] = "refuses only what its page offers no button for",
        ["POST /moderation/pauses#Confirm"] = "refused only to the first of the two, who sees no button", ["POST /moderation/pauses#Lift"] = Slower,
        ["GET /hubs/discussions"] = NoPage, ["GET /fichiers/{id}/contenu"] = NoPage, ["GET /moderation/preuves/{id}"] = NoPage, ["POST /hubs/discussions/negotiate"] = ForScripts, ["POST /salons#Come"] = Absent, ["POST /salons#Refuse"] = NeverRefuses,
        ["POST /salons#Start"] = "refused only without anybody around: tests/Discussions reads it", ["POST /salons/{id}#React"] = NeverRefuses, ["POST /salons/{id}#Withdraw"] = NeverRefuses, ["POST /salons/{id}#Block"] = "refuses only what its page offers no button for",
        ["POST /salons/{id}#Unblock"] = NeverRefuses, ["POST /salons/{id}#Leave"] = "refuses only what its page offers no button for", ["POST /salons/{id}#Hand"] = "refused only once the poll is closed, when there is no button", ["POST /salons/{id}#Publish"] = Absent,
        ["POST /salons/{id}#Return"] = Absent, ["POST /salons/{id}#Host"] = NeverRefuses, ["POST /salons/{id}/reglages#ClosePoll"] = NeverRefuses, ["POST /salons/{id}/reglages#Close"] = NeverRefuses,
        ["POST /salons/{id}/compte-rendu#Withdraw"] = NeverRefuses,
        ["POST /salons/acces#Grant"] = "refused only to whoever asked, who sees no button", ["GET /salons/acces/{id}"] = "opens for an hour after two people agreed: tests/Discussions reads it",
        ["POST /mentorat#Offer"] = Slower, ["POST /mentorat/demande#Withdraw"] = NeverRefuses, ["POST /mentorat/candidature#Sign"] = "refuses only an older charter: tests/Mentoring reads it",
        ["POST /mentorat/accords/{id}#Yes"] = "refuses only what its page offers no button for", ["POST /mentorat/accords/{id}#No"] = "refuses only what its page offers no button for",
        ["POST /mentorat/nous-deux/{id}#Held"] = Slower, ["POST /mentorat/nous-deux/{id}#Missed"] = Slower, ["POST /mentorat/nous-deux/{id}#Agree"] = Absent, ["POST /mentorat/nous-deux/{id}#Reach"] = Absent,
        ["POST /mentorat/nous-deux/{id}#Continue"] = "refuses only what its page offers no button for", ["POST /mentorat/nous-deux/{id}/au-revoir"] = "its form shows once a bond is over: tests/Mentoring reads it",
        ["POST /mentorat/entraide#Come"] = Slower, ["POST /mentorat/entraide#Aid"] = Slower, ["POST /mentorat/entraide#Leave"] = NeverRefuses,
        ["POST /mentorat/suivi/mentors/{id}#Cosign"] = Slower, ["POST /mentorat/suivi/mentors/{id}#Accept"] = "refuses with what is missing, above the same buttons: tests/Mentoring reads it", ["POST /mentorat/suivi/mentors/{id}#Refuse"] = Slower,
        ["POST /mentorat/suivi/paires/{id}#Holders"] = NeverRefuses, ["POST /mentorat/suivi/paires/{id}#Withdraw"] = "refused only once it is signed, when there is no button", ["POST /mentorat/suivi/paires/{id}#Start"] = "refuses with what is missing, above the same buttons: tests/Mentoring reads it",
        ["POST /mentorat/suivi/paires/{id}#Confirm"] = "refuses above the same buttons: tests/Mentoring reads it", ["POST /mentorat/suivi/paires/{id}#Resume"] = "refuses above the same buttons: tests/Mentoring reads it",
        ["POST /mentorat/suivi/paires/{id}/bilans/{numero}"] = "refuses for a month without an answer: tests/Mentoring reads it", ["POST /mentorat/suivi/a-lire#Show"] = Slower, ["POST /mentorat/suivi/a-lire#Return"] = Slower,
        ["POST /mentorat/suivi/entraide#Close"] = NeverRefuses, ["POST /mentorat/suivi/entraide#Accept"] = NeverRefuses, ["POST /mentorat/suivi/entraide#End"] = NeverRefuses,
        ["POST /mentorat/suivi/entraide#Elder"] = "its form shows for an elder who asks: tests/Mentoring reads its rule", ["POST /administration/mentorat#Relieve"] = "refuses the last one while a bond lives, above the same buttons",
        ["POST /equipe/acces#Confirm"] = Absent, ["POST /equipe/jeunes/{id}/acces#Start"] = NeverRefuses,
        ["POST /equipe/jeunes/{id}/acces#Code"] = NeverRefuses, ["POST /equipe/jeunes/{id}/acces#Cancel"] = NeverRefuses,
    };

    /// <summary>Forms that sleep in quiet hours, and this portal lives at the machine’s hour: Journeys.RoomTests and tests/Discussions open them at theirs.</summary>
    private static readonly HashSet<string> ByDay = ["POST /salons/{id}", "POST /salons/{id}/fichier"];

    private readonly PageWalk walk = new();

    [Fact]
    public async Task Every_page_of_every_role_and_every_refusal_is_accessible_in_every_look()
    {
        var rows = AccessMatrix.Read();
        await DemoPeople.SeedAsync(Portal);
        var accounts = await DemoPeople.AccountsAsync(Portal);
        await DemoPeople.AddMailsAsync(Portal, Portal.Now);
        await DemoPeople.AddKeyAsync(Portal, accounts[Role.Observer]);

        var pages = new Dictionary<string, IPage>();
        foreach (var role in Role.All) pages[role] = await WalkRoleAsync(role, accounts[role], rows);
        await ProveAgainAsync(pages, accounts);
        await new PrivacyWalk(Portal, walk, pages).RunAsync(await PhoneAsync(await DemoPeople.OfficerAsync(Portal)));
        await new WritingWalk(Portal, walk, pages, accounts).RunAsync();
        await new VotesWalk(Portal, walk, pages).RunAsync();
        await new IdeasWalk(Portal, walk, pages).RunAsync(accounts[Role.YoungPerson].Id);
        await new ModerationWalk(Portal, walk, pages).RunAsync(accounts[Role.Moderator], await PhoneAsync(await DemoPeople.NamedAsync(Portal, "Comète des dunes")));
        await new AnswersWalk(Portal, walk, pages).RunAsync(accounts[Role.Observer].Id);
        await new PlanWalk(Portal, walk, pages).RunAsync();
        await new SafeguardingWalk(Portal, walk, pages).RunAsync();
        await ProveAgainAsync(pages, accounts);
        await new MeetingsWalk(Portal, walk, pages).RunAsync();
        await new ReviewsWalk(Portal, walk, pages).RunAsync();
        await new ForumsWalk(Portal, walk, pages).RunAsync();
        await new RoomsWalk(Portal, walk, pages).RunAsync(accounts[Role.YoungPerson]);
        await new MentoringWalk(Portal, walk, pages).RunAsync(await PhoneAsync(await DemoPeople.NamedAsync(Portal, "Jonas Weber")), await PhoneAsync(await DemoPeople.NamedAsync(Portal, "Karim Lefèvre")),
            await PhoneAsync(await Portal.AccountAsync(Role.Mentor)), await PhoneAsync(await DemoPeople.NamedAsync(Portal, "Renard du soir")));
        await new BodiesWalk(walk, pages).RunAsync(await PhoneAsync(await DemoPeople.NamedAsync(Portal, "Comète des dunes")), await PhoneAsync(await DemoPeople.NamedAsync(Portal, "Cerise du verger")));
        await new SurveysWalk(Portal, walk, pages).RunAsync();
        await new AutonomyWalk(Portal, walk, pages).RunAsync();
        await ProveAgainAsync(pages, accounts);
        var (young, staff) = await new RefusalWalk(Portal, walk, pages, accounts).RunAsync();
        await ProveAgainAsync(pages, accounts);
        var stranger = await PhoneAsync();
        await new RecoveryWalk(Portal, walk, pages[Role.Professional], stranger).RunAsync();
        await new ArrivalWalk(walk, stranger, await PhoneAsync()).RunAsync(young, staff);

        output.WriteLine($"{walk.Reached.Count} pages and refusals of {rows.Count} rows, {walk.Readings} readings by axe, {walk.Faults.Count} faults.");
        Assert.True(walk.Faults.Count == 0, $"{walk.Faults.Count} faults:\n{string.Join('\n', walk.Faults.Take(40))}");
        var reached = walk.Reached.Concat(await ReadByEveryPageTestsAsync(stranger)).ToHashSet();
        var gaps = PageWalk.Gaps(rows.Where(row => !ByDay.Contains(row.Endpoint)), reached, Excused).ToList();
        Assert.True(gaps.Count == 0, string.Join('\n', gaps));
    }

    /// <summary>Control: a page that comes tomorrow, and an excuse that has become needless, are both told.</summary>
    [Fact]
    public void A_planted_page_that_nobody_walks_is_seen()
    {
        var rows = new[] { "GET /demain", "GET /vue", "POST /vue" }.Select(endpoint => AccessMatrix.Parse($"{endpoint};{string.Concat(Enumerable.Repeat("oui;", 9))}"));
        var excuses = new Dictionary<string, string> { ["GET /vue"] = "", ["POST /vue"] = "", ["GET /hier"] = "" };

        Assert.Equal(
            ["not walked: GET /demain", "excused for nothing: GET /vue", "excused for nothing: GET /hier"],
            PageWalk.Gaps(rows, new HashSet<string> { "GET /vue" }, excuses));
    }

    /// <summary>Every page that this role opens and a visitor does not; for those who are told « vous », shared pages too.</summary>
    private async Task<IPage> WalkRoleAsync(string role, Account account, IReadOnlyList<AccessRow> rows)
    {
        var page = await PhoneAsync(account);
        foreach (var row in rows.Where(row => row.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && row.Cells[AccessMatrix.People[0]] == AccessMatrix.No))
        {
            if (Excused.ContainsKey(row.Endpoint) || row.Cells[role] == AccessMatrix.No || row.Endpoint.Contains('{', StringComparison.Ordinal) || row.Endpoint == PrivacyWalk.Durations) continue;
            if (row.Cells[role] == AccessMatrix.Yes) await walk.OpenAsync(page, row.Endpoint[4..]);
        }
        if (role == Role.Parent)
            foreach (var address in new[] { "/aide", "/plan-du-site", "/affichage", "/equipe", "/rien-de-tel" }) await walk.OpenAsync(page, address);
        return page;
    }

    /// <summary>On a slow machine the walks last longer than a proof of who one is (<see cref="Platform.Pages.FreshProofAttribute.Fresh"/>): everybody signs in again.</summary>
    private async Task ProveAgainAsync(Dictionary<string, IPage> pages, Dictionary<string, Account> accounts)
    {
        foreach (var (role, page) in pages) await page.Context.AddCookiesAsync([await Portal.SessionAsync(accounts[role])]);
    }

    /// <summary>The pages that the other test opens: those that answer a visitor at their own address.</summary>
    private async Task<IEnumerable<string>> ReadByEveryPageTestsAsync(IPage stranger)
    {
        var open = new List<string>();
        foreach (var address in await Portal.PublicPagesAsync())
            if ((await stranger.APIRequest.GetAsync(address, new() { MaxRedirects = 0 })).Ok) open.Add($"GET {address}");
        return open;
    }
}
