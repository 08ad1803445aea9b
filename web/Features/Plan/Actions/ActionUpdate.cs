namespace ChildProtection.Features.Plan.Actions;

/// <summary>Where an action stands.</summary>
public enum ActionState
{
    [Display(Name = "Pas commencée")]
    NotStarted,

    [Display(Name = "En cours")]
    Underway,

    [Display(Name = "Faite")]
    Done,

    /// <summary>Given up; the sentence says why.</summary>
    [Display(Name = "Arrêtée", Description = "Dites pourquoi dans la phrase.")]
    Stopped,
}

/// <summary>How a state is said and shown; the colour is never the only sign.</summary>
public static class ActionStates
{
    public static string Words(this ActionState state) => state switch { ActionState.NotStarted => "Pas commencée", ActionState.Underway => "En cours", ActionState.Done => "Faite", _ => "Arrêtée" };

    public static string Icon(this ActionState state) => state switch { ActionState.NotStarted => "horloge", ActionState.Underway => "chemin", ActionState.Done => "coche", _ => "stop" };

    public static string Colour(this ActionState state) => state switch { ActionState.NotStarted => "violet", ActionState.Underway => "lagune", ActionState.Done => "feuille", _ => "ocre" };
}

/// <summary>One piece of news about an action, written by the pilot. The last one is where it stands; none is ever changed. Who wrote it is in the audit log alone.</summary>
public sealed class ActionUpdate
{
    public const int WordsLength = 600;

    public required Guid Id { get; init; }

    /// <summary>The code of a <see cref="PlanAction"/>.</summary>
    public required string Action { get; init; }
    public required ActionState State { get; init; }

    /// <summary>What was done, or why it stops: sealed with nobody's key, for everybody signed in.</summary>
    public required byte[] Words { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Made by the form: pressing twice says it once.</summary>
    public required Guid SubmissionKey { get; init; }
}

/// <summary>What an indicator was on one day, written by the pilot.</summary>
public sealed class IndicatorValue
{
    public const int NoteLength = 300;

    /// <summary>Of one indicator: one a month for five years.</summary>
    public const int MostOfIndicator = 60;

    /// <summary>Neither more, nor less than minus this.</summary>
    public const decimal Largest = 1_000_000_000;

    public required Guid Id { get; init; }

    /// <summary>The code of a <see cref="PlanAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The code of a <see cref="PlanIndicator"/>.</summary>
    public required string Indicator { get; init; }

    /// <summary>The day it was so.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>In the indicator's unit.</summary>
    public required decimal Value { get; init; }

    /// <summary>How it was counted, sealed with nobody's key; null without a word.</summary>
    public byte[]? Note { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Made by the form: pressing twice says it once.</summary>
    public required Guid SubmissionKey { get; init; }
}

/// <summary>« Me prévenir »: somebody who wants to be told what is new about an action.</summary>
public sealed class PlanFollower
{
    public required Guid Id { get; init; }

    /// <summary>The code of a <see cref="PlanAction"/>.</summary>
    public required string Action { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>When they last opened its page: what came after is new.</summary>
    public required DateTimeOffset SeenAt { get; set; }
}
