using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring;

/// <summary>« Mentorat », « parrainage » and mutual help: an adult outside the ASE beside a young person, accompanied from the first day to the last.</summary>
internal static class MentoringFeature
{
    public static void AddMentoring(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthorizationBuilder().AddMentoringPolicies();
        services.AddScoped<MentoringAccess>();
        services.AddScoped<Coordinators.NameCoordinators>();
        services.AddScoped<Mentors.ApplyToMentor>();
        services.AddScoped<Mentors.VetMentor>();
        services.AddScoped<Mentors.InviteMentor>();
        services.AddScoped<Wishes.AskForMentor>();
        services.AddScoped<Pairs.PairLinks>();
        services.AddScoped<Pairs.MatchYouth>();
        services.AddScoped<Pairs.GatherAgreements>();
        services.AddScoped<Pairs.RunPairing>();
        services.AddScoped<Pairs.ReadPairings>();
        services.AddScoped<ScreenWords>();
        services.AddScoped<IReportable, Together.ReportableDiary>();
        services.AddScoped<IReportable, Together.AlertedReview>();
        services.AddScoped<IReportable, Together.AlertedWish>();
        services.AddScoped<Together.LiveTogether>();
        services.AddScoped<Together.ReadWords>();
        services.AddScoped<Together.EvaluatePair>();
        services.AddScoped<Peers.HelpEachOther>();
        services.AddScoped<IElderSeats, Peers.ElderSeats>();
        services.AddScoped<Figures.MentoringFigures>();
        services.AddHostedService<TendPairs>();
        services.AddScoped<IPersonalData, MentoringPersonalData>();
        services.AddMentoringRetention();
        services.AddScoped<IDemoData, MentoringDemo>();
        services.AddScoped<INews, MentoringNews>();
        services.AddAuditActions(MentoringAudit.All);
        services.AddSingleton(new NavigationItem("/mentorat", "Mentorat", "mentor", 94, Role.YoungPerson, Role.Mentor, Role.Parent, Role.Professional) { Module = MentoringAccess.Module });
        services.AddSingleton(new NavigationItem("/mentorat/chiffres", "Mentorat", "mentor", 94, Role.Observer) { Module = MentoringAccess.Module });
        services.AddSingleton(new NavigationItem("/administration/mentorat", "Mentorat", "mentor", 94, Role.Administrator) { Module = MentoringAccess.Module });
        services.AddSingleton(new HomeCard([Role.YoungPerson], "/mentorat", "Quelqu’un pour toi", "Un mentor, un parrain, une marraine", "mentor", "violet", 50) { Module = MentoringAccess.Module });
        services.AddSingleton(new HomeCard([Role.Mentor], "/mentorat", "Le mentorat", "Votre demande, et le jeune que vous accompagnez", "mentor", "violet", 20) { Module = MentoringAccess.Module });
        services.AddSingleton(new HomeCard([Role.Parent, Role.Professional], "/mentorat", "Le mentorat", "Un adulte bénévole pour un jeune", "mentor", "violet", 50) { Module = MentoringAccess.Module });
        services.AddSingleton(new HomeCard([Role.Observer], "/mentorat/chiffres", "Le mentorat", "Les chiffres, sans les noms", "mentor", "violet", 50) { Module = MentoringAccess.Module });
        services.AddSingleton(new HomeCard([Role.Administrator], "/administration/mentorat", "Le mentorat", "Dire qui le coordonne", "mentor", "violet", 50) { Module = MentoringAccess.Module });
    }
}
