using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;

namespace ChildProtection.Features.Mentoring;

/// <summary>The words, colours and pictures of states, said to everybody alike.</summary>
public static class StateWords
{
    public static string Words(this PairingState state) => state switch
    {
        PairingState.Agreeing => "On attend les accords",
        PairingState.Signing => "On attend les signatures",
        PairingState.Trial => "À l’essai",
        PairingState.Active => "En cours",
        PairingState.Paused => "En pause",
        PairingState.Leaving => "Arrêt demandé",
        PairingState.Declined => "Pas de suite",
        _ => "Terminé",
    };

    public static string Colour(this PairingState state) => state switch
    {
        PairingState.Trial or PairingState.Active => "feuille",
        PairingState.Leaving or PairingState.Paused => "corail",
        PairingState.Declined or PairingState.Ended => "violet",
        _ => "ocre",
    };

    public static string Icon(this PairingState state) => state switch
    {
        PairingState.Trial or PairingState.Active => "coche",
        PairingState.Paused => "pause",
        PairingState.Leaving => "alerte",
        PairingState.Declined or PairingState.Ended => "lettre",
        _ => "horloge",
    };

    public static string Words(this PairMeetingState state) => state switch { PairMeetingState.Held => "C’est fait", PairMeetingState.Cancelled => "Pas eu lieu", _ => "Prévu" };

    /// <summary>« Le référent ou la référente »: who answers.</summary>
    public static string Words<T>(T value) where T : struct, Enum => Platform.Ui.Choice.Of(typeof(T)).First(choice => choice.Value == value.ToString()).Words;
}
