using AngleSharp.Html.Dom;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Booklet;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Canaries;

/// <summary>
/// One child and the people around, from the first invitation to a regained access, by the pages and nothing else. Every
/// word they type, and every secret they are shown, is planted with those who may read it.
/// </summary>
internal sealed class CanaryFamily(ICanaryGround ground, int number, IReadOnlyList<string> professionals)
{
    private readonly CanaryBook book = ground.Book;

    public string CaseWorker { get; } = $"référent {number}";
    public string Educator { get; } = $"éducateur {number}";
    public string Colleague { get; } = $"collègue {number}";
    public string Mother { get; } = $"mère {number}";
    public string Father { get; } = $"père {number}";
    public string Mentor { get; } = $"mentor {number}";
    public string Child { get; } = $"jeune {number}";

    /// <summary>Everybody, with the browser they last used.</summary>
    public Dictionary<string, Visitor> Browsers { get; } = [];
    private Visitor Nadia => Browsers[CaseWorker];
    private Visitor Lina { get => Browsers[Child]; set => Browsers[Child] = value; }
    private string sheet = "", card = "", pin = "";

    public async Task LiveAsync()
    {
        await ArriveAsync();
        await WriteAsync();
        await ReadAndAnswerAsync();
        await MistakesAsync();
        await LoseAndRegainAsync();
    }

    private async Task ArriveAsync()
    {
        var place = $"Foyer {book.Word(CanaryKind.Place, [.. professionals, PortalGround.Administrator, Child])}";
        await ground.AddPlaceAsync(place);
        await JoinAsync(CaseWorker, "Nadia", "ground", [CaseWorker, Colleague, Educator, Mother, Father, Mentor, Child]);
        await JoinAsync(Colleague, "Hugo", "ground", [Colleague, CaseWorker, Child]);
        await Nadia.OpenAsync("/equipe/jeunes/nouveau");
        await Nadia.Fill("Prénom usuel", book.Word(CanaryKind.WrongTry, CaseWorker)).Fill("Le jour de ses 18 ans", "1999-01-01").PressAsync("Ajouter"); // 422
        var firstName = book.Word(CanaryKind.FirstName, CaseWorker, Educator, Mother, Father, Mentor, Child);
        Nadia.Fill("Prénom usuel", firstName).Fill("Le jour de ses 18 ans", ground.Now.AddYears(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var zones = (IHtmlSelectElement)Nadia.Page.QuerySelector("select[name=Zone]")!;
        zones.Value = zones.Options.First(option => option.Value.Length > 0).Value;
        await Nadia.Fill("Lieu de vie", place).PressAsync("Ajouter");
        sheet = Nadia.Path;
        await JoinAsync(Educator, "Karim", nameof(RelationKind.Educator), [CaseWorker, Educator, Child]);
        await JoinAsync(Mother, "Claire", nameof(RelationKind.Parent), [CaseWorker, Mother, Child]);
        await JoinAsync(Father, "Marc", nameof(RelationKind.Parent), [CaseWorker, Father, Child]);
        await JoinAsync(Mentor, "Paul", nameof(RelationKind.Mentor), [CaseWorker, Mentor, Child]);
        await JoinAsYoungAsync();
    }

    /// <summary>An adult: invited, activated by password and application, signed out, back in.</summary>
    private async Task JoinAsync(string who, string name, string kind, IReadOnlyList<string> readers)
    {
        var inviter = who == CaseWorker || who == Colleague ? PortalGround.Administrator : CaseWorker;
        string[] office = who == CaseWorker || who == Colleague || who == Educator ? [PortalGround.Administrator] : []; // who runs the site knows those who work here
        var email = $"{book.Word(CanaryKind.Email, [who, inviter, .. office])}@exemple.fr".ToLowerInvariant();
        var code = book.Plant(CanaryKind.InvitationCode, SecretCode.Read(await InviteAsync(kind, email))!, inviter);
        var browser = await ground.BrowserAsync(who, $"Mozilla/5.0 (X11; Linux x86_64; {book.Word(CanaryKind.Device)}) Firefox/140.0");
        await browser.OpenAsync("/bienvenue");
        await browser.Fill("Le code de l’invitation", book.Plant(CanaryKind.WrongTry, SecretCode.NewCode(), who)).PressAsync("Continuer");
        await browser.Fill("Le code de l’invitation", SecretCode.Grouped(code)).PressAsync("Continuer");
        var password = $"quatre {book.Word(CanaryKind.Password)} sans lien";
        await browser.Fill("Le nom que les autres verront", $"{name} {book.Word(CanaryKind.AdultName, [.. readers, .. office])}").Fill("Adresse e-mail", $"{book.Word(CanaryKind.WrongTry, who)}@exemple.fr")
            .Fill("Mot de passe", $"autre {book.Word(CanaryKind.Password)} sans lien").PressAsync("Continuer avec un mot de passe"); // another address: 422
        await browser.Fill("Adresse e-mail", email).Fill("Mot de passe", password).PressAsync("Continuer avec un mot de passe");
        var key = book.Plant(CanaryKind.TotpKey, string.Concat(browser.Page.QuerySelector(".code")!.TextContent.Where(char.IsAsciiLetterOrDigit)), who);
        await browser.Fill("Code de 6 chiffres", "000000").PressAsync("Terminer");
        await browser.Fill("Code de 6 chiffres", Totp.Code(key, ground.Now)).PressAsync("Terminer");
        if (browser.Path != "/mon-acces/codes") await browser.Fill("Code de 6 chiffres", Totp.Code(key, ground.Now)).PressAsync("Terminer"); // the half minute turned
        foreach (var one in browser.Page.QuerySelectorAll(".backup-codes .code")) book.Plant(CanaryKind.BackupCode, SecretCode.Read(one.TextContent)!, who);
        await browser.PressAsync("C’est noté");
        Browsers[who] = browser;
        if (ground.HasOwnClock) await ComeBackAsync(who, email, password, key);
    }

    private async Task ComeBackAsync(string who, string email, string password, string key)
    {
        var browser = await ground.BrowserAsync(who);
        await browser.OpenAsync("/connexion/adulte");
        await browser.Fill("Adresse e-mail", email).Fill("Mot de passe", $"faux {book.Word(CanaryKind.Password)} sans lien").PressAsync("Continuer");
        await browser.Fill("Adresse e-mail", email).Fill("Mot de passe", password).PressAsync("Continuer");
        ground.NextCode();
        await browser.Fill("Code de 6 chiffres", "000000").PressAsync("Entrer");
        await browser.Fill("Code de 6 chiffres", Totp.Code(key, ground.Now)).PressAsync("Entrer");
        Assert.NotEqual("/connexion/code", browser.Path);
        await browser.OpenAsync("/deconnexion");
        await browser.PressAsync("Me déconnecter");
    }

    private async Task<string> InviteAsync(string kind, string? email)
    {
        if (kind is "ground" or nameof(RelationKind.Mentor)) return await (kind == "ground" ? ground.InviteProfessionalAsync(email!) : ground.InviteMentorAsync(Guid.Parse(sheet[^36..], System.Globalization.CultureInfo.InvariantCulture), email!));
        await Nadia.OpenAsync($"{sheet}/inviter?lien={kind}");
        if (email is null) await Nadia.PressAsync("Faire la feuille");
        else await Nadia.Fill("Son adresse e-mail", email).PressAsync("Inviter");
        var code = Nadia.Page.QuerySelector(".code")!.TextContent;
        await Nadia.OpenAsync(sheet);
        return code;
    }

    private async Task JoinAsYoungAsync()
    {
        var code = book.Plant(CanaryKind.InvitationCode, SecretCode.Read(await InviteAsync(nameof(RelationKind.Self), null))!, CaseWorker);
        Lina = await ground.BrowserAsync(Child, $"Mozilla/5.0 (Linux; Android 15; {book.Word(CanaryKind.Device)}) Chrome/140.0");
        await Lina.OpenAsync("/bienvenue");
        await Lina.Fill("Le code de l’invitation", code).PressAsync("Continuer");
        var suggested = (IHtmlInputElement)Lina.Page.QuerySelector("input[name=Choice]")!;
        suggested.IsChecked = true;
        suggested.SetAttribute("value", book.Plant(CanaryKind.Pseudonym, book.Words.Pseudonym(suggested.Value), Child));
        await Lina.PressAsync("Continuer");
        pin = book.Plant(CanaryKind.Pin, book.Words.Pin());
        await Lina.Fill("Ton code secret de 6 chiffres", pin).Fill("Encore une fois", book.Plant(CanaryKind.Pin, book.Words.Pin())).PressAsync("Continuer"); // not the same: 422
        await Lina.Fill("Ton code secret de 6 chiffres", pin).Fill("Encore une fois", pin).PressAsync("Continuer");
        card = book.Plant(CanaryKind.Card, SecretCode.Read(Lina.Page.QuerySelector("main .code")!.TextContent)!, Child);
        await Lina.PressAsync("C’est bon, j’ai ma carte");
    }

    private async Task WriteAsync()
    {
        await Lina.OpenAsync("/ma-parole/ecrire");
        await Lina.Fill("Ce que je veux dire", $"Je dis {book.Word(CanaryKind.Statement, Child)}.").PressAsync("Envoyer ou garder"); // nobody chosen: 422
        await SayAsync(Child, "Moi, personne d’autre", [Child]);
        await SayAsync(Child, "Mon référent", [Child, CaseWorker]);
        await SayAsync(Child, "Mon équipe", [Child, CaseWorker, Educator]);
        await SayAsync(Child, "Ma famille", [Child, CaseWorker]);
        await SayAsync(Child, "La réunion sur mon projet", [Child, CaseWorker]);
        await SayAsync(Mother, "Le référent", [Mother, CaseWorker]);
        await SayAsync(Mother, "Moi seulement", [Mother]);
        await SayAsync(Father, "La réunion sur le projet", [Father, CaseWorker]);
        await SayAsync(Mentor, "Le référent", [Mentor, CaseWorker]);
        await SayAsync(Child, "Mon référent", [Child]);
        await Lina.PressAsync("Reprendre mon texte"); // nobody has read it
        foreach (var isTooLong in new[] { true, false })
        {
            await Lina.OpenAsync("/livret/bienvenue");
            var word = book.Word(CanaryKind.Feedback, isTooLong ? [Child] : [Role.Facilitator, Role.Moderator]);
            await Lina.Fill("Un mot pour nous", isTooLong ? $"{word} {new string('a', ChapterFeedback.WordLength)}" : word).PressAsync("Ça m’aide");
        }
    }

    private async Task SayAsync(string who, string audience, IReadOnlyList<string> readers)
    {
        var browser = Browsers[who];
        await browser.OpenAsync("/ma-parole/ecrire");
        var text = $"Voici {book.Word(CanaryKind.Statement, readers)}, et puis {book.Word(CanaryKind.Statement, readers)}.";
        await browser.Choose(audience).Fill(who == Child ? "Ce que je veux dire" : "Ce que vous voulez dire", text).PressAsync(who == Child ? "Envoyer ou garder" : "Envoyer");
        Assert.StartsWith("/ma-parole/", browser.Path, StringComparison.Ordinal);
    }

    /// <summary>Each waiting word is opened and answered; the team's by the educator.</summary>
    private async Task ReadAndAnswerAsync()
    {
        foreach (var who in new[] { Educator, CaseWorker })
        {
            var browser = Browsers[who];
            await browser.OpenAsync("/paroles");
            foreach (var address in browser.Links.Where(link => link.StartsWith("/paroles/", StringComparison.Ordinal)).ToList())
            {
                await browser.OpenAsync(address);
                if (browser.Page.QuerySelectorAll("button").Any(button => button.TextContent.Trim() == "Lire")) await browser.PressAsync("Lire");
                if (browser.Page.QuerySelector("textarea") is null) continue;
                var author = browser.Heading switch { ['C', 'l', ..] => Mother, ['M', 'a', 'r', 'c', ..] => Father, ['P', 'a', 'u', 'l', ..] => Mentor, _ => Child };
                var answer = book.Word(CanaryKind.Answer, author, CaseWorker, who);
                await browser.PressAsync("Envoyer la réponse"); // empty: 422
                await browser.Fill("Votre réponse", $"Oui, {answer}.").PressAsync("Envoyer la réponse");
            }
        }
        await Lina.OpenAsync("/ma-parole");
        foreach (var address in Lina.Links.Where(link => link.StartsWith("/ma-parole/", StringComparison.Ordinal) && link.Length > 40).ToList()) await Lina.OpenAsync(address);
    }

    /// <summary>What people get wrong.</summary>
    private async Task MistakesAsync()
    {
        var stranger = await ground.BrowserAsync("visiteur");
        foreach (var (key, secret) in new[] { (card, book.Plant(CanaryKind.Pin, book.Words.Pin())), (book.Plant(CanaryKind.WrongTry, SecretCode.NewCode(), "visiteur"), book.Plant(CanaryKind.Pin, book.Words.Pin())) })
        {
            var browser = key == card ? await ground.BrowserAsync(Child) : stranger;
            await browser.OpenAsync("/connexion");
            await browser.Fill("Les lettres et les chiffres de ta carte", key).Fill("Ton code secret de 6 chiffres", secret).PressAsync("Entrer");
        }
        await stranger.OpenAsync("/connexion/retrouver");
        await stranger.Fill("Le code donné par ton référent", book.Plant(CanaryKind.WrongTry, SecretCode.NewCode(), "visiteur")).PressAsync("Continuer");
        await stranger.OpenAsync("/connexion/adulte");
        await stranger.Fill("Adresse e-mail", $"{book.Word(CanaryKind.WrongTry, "visiteur")}@exemple.fr").Fill("Mot de passe", $"un {book.Word(CanaryKind.Password)} de trop").PressAsync("Continuer");
        foreach (var (who, browser) in new[] { ("visiteur", stranger), (Child, Lina), (Mother, Browsers[Mother]) })
            foreach (var address in new[] { "/{0}", "/livret/{0}", "/?q={0}", "/accueil?q={0}", "/paroles/{0}", "/erreur/{0}", "/%7B{0}%7D" })
                await browser.OpenAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, book.Word(CanaryKind.TypedAddress, who)));
        await LoseTheSessionAsync();
    }

    /// <summary>While one writes, the session ends; what was written is kept and comes back after signing in.</summary>
    private async Task LoseTheSessionAsync()
    {
        var writing = await SignInAsync(card, pin);
        await writing.OpenAsync("/ma-parole/ecrire");
        for (var device = 0; device < SessionProfile.MostOf(Role.YoungPerson); device++) // the oldest is closed
        {
            ground.NextCode();
            Lina = await SignInAsync(card, pin);
        }
        await writing.Choose("Mon référent").Fill("Ce que je veux dire", $"Gardé {book.Word(CanaryKind.KeptForm, Child, CaseWorker)}.").PressAsync("Envoyer ou garder");
        Assert.Equal("/connexion", writing.Path);
        await writing.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", pin).PressAsync("Entrer");
        Assert.Contains("Gardé", writing.ValueOf("Ce que je veux dire"), StringComparison.Ordinal);
        Lina = writing;
    }

    private async Task LoseAndRegainAsync()
    {
        await Nadia.OpenAsync(sheet);
        await Nadia.PressAsync("Refaire sa carte");
        book.Plant(CanaryKind.Card, SecretCode.Read(Nadia.Page.QuerySelector(".code")!.TextContent)!, CaseWorker);
        await Nadia.OpenAsync($"{sheet}/acces");
        await Nadia.PressAsync("Faire la demande");
        await ground.LetProfessionalsConfirmAsync();
        var hugo = Browsers[Colleague];
        await hugo.OpenAsync("/equipe/acces");
        await hugo.PressAsync("Confirmer");
        await Nadia.OpenAsync($"{sheet}/acces");
        await Nadia.PressAsync("Faire le code");
        var code = book.Plant(CanaryKind.RecoveryCode, SecretCode.Read(Nadia.Page.QuerySelector(".code")!.TextContent)!, CaseWorker);
        Lina = await ground.BrowserAsync(Child);
        await Lina.OpenAsync("/connexion/retrouver");
        await Lina.Fill("Le code donné par ton référent", code).PressAsync("Continuer");
        pin = book.Plant(CanaryKind.Pin, book.Words.Pin());
        await Lina.Fill("Ton nouveau code secret de 6 chiffres", pin).Fill("Encore une fois", pin).PressAsync("Continuer");
        card = book.Plant(CanaryKind.Card, SecretCode.Read(Lina.Page.QuerySelector("main .code")!.TextContent)!, Child);
    }

    private async Task<Visitor> SignInAsync(string cardCode, string secret)
    {
        var browser = await ground.BrowserAsync(Child);
        await browser.OpenAsync("/connexion");
        await browser.Fill("Les lettres et les chiffres de ta carte", cardCode).Fill("Ton code secret de 6 chiffres", secret).PressAsync("Entrer");
        Assert.Equal("/accueil", browser.Path);
        return browser;
    }
}
