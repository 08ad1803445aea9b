using System.Collections.Concurrent;
using System.Reflection;

namespace ChildProtection.Platform.Pages;

/// <summary>The attributes of pages and handlers, each looked for once: every request asks for several of them, and reflection reads metadata again each time.</summary>
internal static class Marks
{
    /// <summary>Of this page or handler, or inherited; null when it has none.</summary>
    public static T? Of<T>(MemberInfo member) where T : Attribute =>
        Known<T>.Marks.GetOrAdd(member, one => one.GetCustomAttribute<T>(inherit: true));

    /// <summary>Of the handler, else of its page.</summary>
    public static T? Of<T>(MemberInfo? handler, MemberInfo page) where T : Attribute => (handler is null ? null : Of<T>(handler)) ?? Of<T>(page);

    private static class Known<T> where T : Attribute
    {
        public static readonly ConcurrentDictionary<MemberInfo, T?> Marks = new();
    }
}
