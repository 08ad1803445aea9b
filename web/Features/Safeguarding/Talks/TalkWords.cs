namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>What a wish to talk is called on screen.</summary>
public static class TalkWords
{
    /// <summary>A name of the icon sprite.</summary>
    public static string Icon(this TalkWay way) => way switch { TalkWay.Call => "telephone", TalkWay.Meet => "lieu", _ => "crayon" };

    /// <summary>« Paul Martin appelle maintenant. », to the young.</summary>
    public static string Said(this TalkFollow follow, string name) => follow switch
    {
        TalkFollow.Calls => $"{name} appelle maintenant.",
        TalkFollow.Comes => $"{name} vient te voir.",
        TalkFollow.Arranges => $"{name} cherche un moment pour toi.",
        _ => $"Tu as parlé avec {name}.",
    };
}
