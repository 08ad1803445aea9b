namespace ChildProtection.Features.Accounts;

/// <summary>Who is who, and around which child: children, circles, invitations, ways in.</summary>
internal static class AccountsFeature
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IInvariant, OneSelfEach>();
        builder.Services.AddScoped<Access>();
        builder.Services.AddScoped<Circles>();
        builder.Services.AddScoped<ComposeCircle>();
        builder.Services.AddScoped<LimitParent>();
        builder.Services.AddScoped<Moves.ChangePlace>();
        builder.Services.AddScoped<Moves.MyPlaces>();
        builder.Services.AddScoped<InviteToCircle>();
        builder.Services.AddScoped<Staff.InviteStaff>();
        builder.Services.AddScoped<WhoReads>();
        builder.Services.AddForAdministration();
        builder.Services.AddHostedService<EndParentalLinks>();
        builder.Services.AddAuditActions(AccountsAudit.All);
        builder.AddWaysIn();
        builder.Services.AddScoped<Looks.WhoLooked>();
        builder.Services.AddScoped<IPersonalData, AccountsPersonalData>();
        builder.Services.AddAccountsRetention();
        builder.Services.AddScoped<IDemoData, AccountsDemo>();
        builder.Services.AddScoped<IDemoData, Looks.LooksDemo>();
        builder.Services.AddScoped<FirstAdministrator>();
        builder.Services.AddScoped<IStartTask>(services => services.GetRequiredService<FirstAdministrator>());
        builder.Services.AddScoped<Platform.Verbs.IVerb, AdminInviteVerb>();
        builder.Services.AddSingleton(new NavigationItem("/accueil", "Accueil", "maison", 0, Role.All));
        builder.Services.AddSingleton(new NavigationItem("/mes-adultes", "Mes adultes", "personnes", 10, Role.YoungPerson));
        builder.Services.AddSingleton(new NavigationItem("/mon-enfant", "Mon enfant", "famille", 10, Role.Parent));
        builder.Services.AddSingleton(new NavigationItem("/connexion", "Entrer", "cle", 80, NavigationItem.Visitor));
        builder.Services.AddSingleton(new NavigationItem("/equipe", "Mes jeunes", "equipe", 10, Role.Professional));
        builder.Services.AddSingleton(new HomeCard(
            [Role.YoungPerson], "/mes-adultes", "Mes adultes", "Qui est autour de moi", "personnes", "violet", 20));
        builder.Services.AddSingleton(new HomeCard([Role.Parent], "/mon-enfant", "Mon enfant", "Qui suit son parcours", "famille", "violet", 20));
        builder.Services.AddSingleton(new HomeCard([Role.Parent], "/parents", "Votre place ici", "Ce que vous pouvez lire et dire", "parent", "feuille", 30));
        builder.Services.AddSingleton(new HomeCard([Role.Professional], "/equipe", "Mes jeunes", "Ajouter, inviter", "equipe", "violet", 20));
        builder.Services.AddSingleton(new HomeCard([Role.Professional], "/professionnels", "Votre place ici", "Ce que vous voyez, ou pas", "referent", "feuille", 30));
        builder.Services.AddSingleton(new HomeCard([Role.Administrator], "/administration/invitations", "Inviter", "Une personne qui travaille ici", "lettre", "feuille", 30));
        builder.Services.AddSingleton(new HomeCard(
            Role.All, "/mon-acces", "Mon accès", "Mes appareils, ma clé", "cle", "ocre", 90));
    }

    /// <summary>Coming in, staying in, coming back.</summary>
    private static void AddWaysIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ActivateAccount>();
        builder.Services.AddScoped<OpenWithCard>();
        builder.Services.AddScoped<ReplaceCard>();
        builder.Services.AddScoped<OpenWithPassword>();
        builder.Services.AddScoped<Profile.OwnAccess>();
        builder.Services.AddScoped<SignIn.AfterPassword>();
        builder.Services.AddScoped<Pseudonyms>();
        builder.Services.AddScoped<Recovery.RemakeAccess>();
        builder.Services.AddScoped<Recovery.RegainAccess>();
        builder.Services.AddScoped<Recovery.BackupCodes>();
        builder.Services.AddScoped<Passkeys>();
        builder.Services.AddScoped<Totp>();
        builder.Services.AddScoped<Activation.ActivationSteps>();
    }

    /// <summary>What an administrator's pages do to accounts and circles, and how people are told.</summary>
    private static void AddForAdministration(this IServiceCollection services)
    {
        services.AddScoped<HandOver>();
        services.AddScoped<Care.EndCare>();
        services.AddScoped<CircleFile>();
        services.AddScoped<Renewal.RenewAccount>();
        services.AddScoped<Renewal.TwoAdministrators>();
        services.AddScoped<Platform.Verbs.IVerb, Renewal.AdminRenewVerb>();
        services.AddScoped<INews, CircleNews>();
        services.AddScoped<IStartTask, GiveReferences>();
        services.AddScoped<IStartTask, HoldPseudonyms>();
        services.AddScoped<IWaitingWork, WithoutCaseWorker>();
        services.AddScoped<WithoutCaseWorker>();
    }
}
