using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Drafts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>A survey as those who answer and those who run it see it: each kind of question, rereading, thanks, return, settings.</summary>
internal sealed class SurveysWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        var surveys = await portal.WithDbAsync(db => db.Surveys.AsNoTracking().ToListAsync());
        var (open, leisure) = (surveys.First(survey => survey is { IsAnonymous: true, IsOpened: true, ClosedOn: null, Code: "mon-lieu-de-vie" }), surveys.First(survey => survey is { Mode: SurveyMode.Confidential, IsOpened: true }));
        var over = surveys.Where(survey => survey.ClosedOn is not null).MaxBy(survey => survey.ClosedOn)!;
        await AnswerAsync(pages[Role.YoungPerson], open, leisure);
        await walk.OpenAsync(pages[Role.YoungPerson], $"/enquetes/{over.Id}/retour");
        foreach (var role in (string[])[Role.Facilitator, Role.Observer]) await walk.OpenAsync(pages[role], $"/enquetes/gerer/{over.Id}/resultats");
        await walk.OpenAsync(pages[Role.Facilitator], $"/enquetes/gerer/{over.Id}/resultats/imprimer");
        await walk.OpenAsync(pages[Role.Facilitator], $"/enquetes/gerer/{over.Id}/vagues");
        await walk.OpenAsync(pages[Role.Facilitator], $"/enquetes/gerer/{over.Id}/mots");
        foreach (var address in (string[])["papier", "rappel"]) await walk.OpenAsync(pages[Role.Facilitator], $"/enquetes/gerer/{open.Id}/{address}");
        await walk.OpenAsync(pages[Role.Facilitator], $"/enquetes/gerer/{leisure.Id}/reponses");
        await MakeAsync(pages[Role.Facilitator], surveys.First(survey => !survey.IsOpened));
        await RunOneAsync(pages[Role.Facilitator]);
        await CommitteeAsync(pages[Role.YoungPerson], pages[Role.Facilitator]);
    }

    /// <summary>The drafts of a member, one of them new and empty; what a facilitator reads of one that was given; then out of the committee, and in again.</summary>
    private async Task CommitteeAsync(IPage young, IPage facilitator)
    {
        await young.GotoAsync("/comite/brouillons/nouveau");
        await young.GetByLabel("Titre").FillAsync("Mes dimanches");
        await young.GetByLabel("À quoi elle sert").FillAsync("Choisir ce qu’on fait.");
        await young.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).PressAsync("Enter");
        await young.GetByRole(AriaRole.Heading, new() { Name = "Les questions" }).WaitForAsync();
        var questions = new Uri(young.Url).AbsolutePath;
        var draft = questions[..questions.LastIndexOf('/')];
        await walk.OpenAsync(young, draft);
        await walk.RefuseAsync(young, () => young.GetByRole(AriaRole.Button, new() { Name = "Donner à l’animateur" }).PressAsync("Enter"));

        var drafts = await portal.WithDbAsync(db => db.CommitteeDrafts.AsNoTracking().ToListAsync());
        var given = drafts.First(one => one.State == DraftState.Given);
        var lively = drafts.Where(one => one.State == DraftState.Own && one.AuthorId == given.AuthorId).MinBy(one => one.ChangedAt)!;
        await walk.OpenAsync(young, $"/comite/brouillons/{given.Id}");
        foreach (var part in (string[])["questions", "question?code=samedi", "question?partie=0", "partie?n=0", "presentation", "essai", "essai?qui=jeune-15-17"]) await walk.OpenAsync(young, $"/comite/brouillons/{lively.Id}/{part}");
        await walk.OpenAsync(facilitator, $"/comite/brouillons/{given.Id}/lire");
        foreach (var body in (string[])["adolescents", "jeunes"])
        {
            await young.GotoAsync($"/comite/instances/{body}");
            await young.GetByText("Sortir de cette instance", new() { Exact = true }).ClickAsync();
            await young.GetByRole(AriaRole.Button, new() { Name = "Oui, sortir" }).PressAsync("Enter");
            await young.WaitForURLAsync("**/comite");
        }
        await young.GetByRole(AriaRole.Link, new() { Name = "Rejoindre le comité" }).WaitForAsync();
        await walk.OpenAsync(young, "/comite");
        await walk.OpenAsync(young, "/comite/rejoindre");
    }

    /// <summary>Each kind of question once; « Je passe » for the others.</summary>
    private async Task AnswerAsync(IPage page, Survey open, Survey leisure)
    {
        await walk.OpenAsync(page, $"/enquetes/{open.Id}");
        await walk.OpenAsync(page, $"/enquetes/{open.Id}/promesse");
        await walk.OpenAsync(page, $"/enquetes/{leisure.Id}/question?n=1");
        for (var number = 2; number <= 7; number++)
        {
            await page.GotoAsync($"/enquetes/{leisure.Id}/question?n={number}");
            var here = page.Url;
            await page.GetByRole(AriaRole.Button, new() { Name = "Je passe" }).PressAsync("Enter");
            await page.WaitForURLAsync(url => url != here);
        }
        await walk.OpenAsync(page, $"/enquetes/{leisure.Id}/relire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer mes réponses" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "C’est envoyé" }).WaitForAsync();
        await walk.OpenAsync(page, $"/enquetes/{leisure.Id}/merci");
    }

    /// <summary>The editor of a survey in preparation, its test run to the end, and the file.</summary>
    private async Task MakeAsync(IPage page, Survey draft)
    {
        foreach (var part in (string[])["questions", "question?code=choisir", "question?partie=0", "partie?n=0", "presentation", "essai", "essai?qui=parent"]) await walk.OpenAsync(page, $"/enquetes/gerer/{draft.Id}/{part}");
        await walk.OpenAsync(page, "/enquetes/gerer/importer");
    }

    private async Task RunOneAsync(IPage page)
    {
        await page.GotoAsync("/enquetes/gerer/nouvelle");
        await page.GetByLabel("Modèle").SelectOptionAsync("mes-loisirs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Préparer", Exact = true }).PressAsync("Enter");
        await page.GetByLabel("Retour avant le").WaitForAsync();
        var settings = new Uri(page.Url).AbsolutePath;
        var address = settings[..settings.LastIndexOf('/')];
        await walk.OpenAsync(page, settings);
        await walk.OpenAsync(page, address);
        await walk.OpenAsync(page, $"{address}/marche");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir maintenant" }).PressAsync("Enter");
        await page.GotoAsync($"{address}/marche");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fermer maintenant" }).PressAsync("Enter");
        await walk.OpenAsync(page, $"{address}/retour");
    }
}
