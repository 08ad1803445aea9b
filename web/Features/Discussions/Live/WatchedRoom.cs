using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Features.Discussions.Live;

/// <summary>A socket in a room.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Runs">Reads what is held.</param>
/// <param name="Protects">Reads what may say a danger too.</param>
/// <param name="Abort">Cuts it off: its page comes back by itself.</param>
internal sealed record RoomListener(Guid AccountId, bool Runs, bool Protects, Action Abort)
{
    /// <summary>Whose messages this person does not want: they are sent to it one by one, never with the room.</summary>
    public IReadOnlySet<Guid> Blocked { get; set; } = new HashSet<Guid>();

    public bool IsCareful => Blocked.Count > 0 && !Runs;
}

/// <summary>What is to be done for a room.</summary>
/// <param name="IsNew">Look for new messages.</param>
/// <param name="AsksPeople">Ask again who may hear.</param>
/// <param name="Changed">Places that changed.</param>
internal sealed record RoomWork(bool IsNew, bool AsksPeople, IReadOnlyList<long> Changed);

/// <summary>One room as this process serves it: its sockets, and how far they have heard.</summary>
/// <param name="room">Which.</param>
/// <param name="patience">Whoever takes nothing at all for so long is cut off: the network may be slow, or the machine. Null for four seconds.</param>
internal sealed class WatchedRoom(Guid room, TimeSpan? patience = null)
{
    /// <summary>Whoever lost their place hears nothing more after so long at most, even if nobody said so.</summary>
    private static readonly TimeSpan PeopleEvery = TimeSpan.FromSeconds(4);

    /// <summary>Sends on their way; more, and the room waits a moment for the slowest.</summary>
    private const int MostUnderway = 256;
    private static readonly TimeSpan ForTheSlowest = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, RoomListener> listeners = new(StringComparer.Ordinal);
    private readonly HashSet<long> changed = [];
    private readonly Queue<Task> underway = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isRunning, isNew, asksPeople;
    private Task cutting = Task.CompletedTask;
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;

    public Guid Room => room;

    /// <summary>The place of the last message that was sent. Written by the one who delivers.</summary>
    public long Delivered { get; set; }

    /// <summary>Done once <see cref="Delivered"/> is known.</summary>
    public Task Started => started.Task;

    private static string Everybody(Guid room) => $"r{room:N}";
    private static string Runners(Guid room) => $"r{room:N}a";
    private static string Protectors(Guid room) => $"r{room:N}p";
    private static string One(Guid room, Guid account) => $"r{room:N}{account:N}";

    public void Enter(string connection, RoomListener listener)
    {
        lock (gate) listeners[connection] = listener;
    }

    /// <summary>True when nobody is left.</summary>
    public bool Exit(string connection)
    {
        lock (gate) return listeners.Remove(connection) && listeners.Count == 0;
    }

    /// <summary>From where this process begins: asked after the first socket is seated, so that nothing falls between.</summary>
    public async Task StartAsync(Func<Task<long>> last)
    {
        if (started.Task.IsCompleted) return;
        var place = await last();
        lock (gate)
        {
            if (started.Task.IsCompleted) return;
            Delivered = place;
            started.SetResult();
        }
    }

    /// <summary>Puts the socket where it hears what it may.</summary>
    public async Task SeatAsync(IGroupManager groups, string connection, IReadOnlySet<Guid> blocked, CancellationToken stop)
    {
        RoomListener? listener;
        lock (gate) listener = listeners.GetValueOrDefault(connection);
        if (listener is null) return;
        listener.Blocked = blocked;
        await groups.AddToGroupAsync(connection, One(room, listener.AccountId), stop);
        if (listener.Runs) await groups.AddToGroupAsync(connection, Runners(room), stop);
        if (listener.Protects) await groups.AddToGroupAsync(connection, Protectors(room), stop);
        if (!listener.IsCareful) await groups.AddToGroupAsync(connection, Everybody(room), stop);
        else await groups.RemoveFromGroupAsync(connection, Everybody(room), stop);
    }

    /// <summary>Takes it out of all of them.</summary>
    public static async Task UnseatAsync(IGroupManager groups, string connection, Guid room, Guid? account = null)
    {
        await groups.RemoveFromGroupAsync(connection, Everybody(room));
        await groups.RemoveFromGroupAsync(connection, Runners(room));
        await groups.RemoveFromGroupAsync(connection, Protectors(room));
        if (account is { } one) await groups.RemoveFromGroupAsync(connection, One(room, one));
    }

    /// <summary>The sockets of those who may hear no more; the others are seated again.</summary>
    public async Task<IReadOnlyList<string>> ReseatAsync(IGroupManager groups, IReadOnlyDictionary<Guid, bool> readers, ILookup<Guid, Guid> blocks)
    {
        List<KeyValuePair<string, RoomListener>> all;
        lock (gate) all = [.. listeners];
        var gone = new List<string>();
        foreach (var (connection, listener) in all)
        {
            if (!readers.TryGetValue(listener.AccountId, out var runs) || listener.Runs && !runs)
            {
                gone.Add(connection);
                await UnseatAsync(groups, connection, room, listener.AccountId);
            }
            else if (!listener.Blocked.SetEquals(blocks[listener.AccountId])) await SeatAsync(groups, connection, blocks[listener.AccountId].ToHashSet(), CancellationToken.None);
        }
        return gone;
    }

    /// <summary>Something to do; true when nobody is doing it yet.</summary>
    public bool Ask(long? changed)
    {
        lock (gate)
        {
            if (changed is { } place) this.changed.Add(place);
            isNew = true;
            return !isRunning && (isRunning = true);
        }
    }

    /// <inheritdoc cref="Ask"/>
    public bool AskPeople()
    {
        lock (gate)
        {
            asksPeople = true;
            return !isRunning && (isRunning = true);
        }
    }

    /// <summary>All there is to do now; null when there is nothing, and whoever asked stops.</summary>
    public RoomWork? Take(DateTimeOffset now)
    {
        lock (gate)
        {
            if (listeners.Count == 0 || !isNew && !asksPeople && changed.Count == 0)
            {
                isRunning = false;
                return null;
            }
            var work = new RoomWork(isNew, asksPeople || now - askedAt >= PeopleEvery, [.. changed.Order()]);
            if (work.AsksPeople) askedAt = now;
            (isNew, asksPeople) = (false, false);
            changed.Clear();
            return work;
        }
    }

    /// <summary>It failed, and is tried again.</summary>
    public void PutBack(RoomWork work)
    {
        lock (gate)
        {
            (isNew, asksPeople) = (isNew || work.IsNew, asksPeople || work.AsksPeople);
            changed.UnionWith(work.Changed);
        }
    }

    /// <summary>
    /// To everybody who reads it: written once for the room, and one by one only for those who block somebody. Its author hears it as
    /// their own, on each of their screens.
    /// </summary>
    public void Send(IHubClients<IDiscussionClient> clients, OpenedMessage row)
    {
        if (row.State is not (MessageState.Shown or MessageState.Held)) return;
        var own = ConnectionsOf(row.AuthorId);
        if (row.State == MessageState.Shown)
        {
            Keep((own.Count == 0 ? clients.Group(Everybody(room)) : clients.GroupExcept(Everybody(room), own)).Message(row.View));
            foreach (var account in CarefulOnes(row.AuthorId)) Keep(clients.Group(One(room, account)).Message(row.View));
        }
        else Keep(clients.GroupExcept(HeldFor.IsForProtection(row.Reason) ? Protectors(room) : Runners(room), own).Message(row.View));
        if (own.Count > 0) Keep(clients.Clients(own).Message(row.ToAuthor));
    }

    /// <summary>To everybody: it says where, and no word.</summary>
    public void SendChange(IHubClients<IDiscussionClient> clients, long sequence)
    {
        Keep(clients.Group(Everybody(room)).Changed(room, sequence));
        foreach (var account in CarefulOnes(Guid.Empty)) Keep(clients.Group(One(room, account)).Changed(room, sequence));
    }

    /// <summary>A send on its way: the order of one socket is the order of the calls.</summary>
    public void Keep(Task send)
    {
        while (underway.TryPeek(out var first) && first.IsCompleted) _ = underway.Dequeue();
        if (!send.IsCompletedSuccessfully) underway.Enqueue(send);
    }

    /// <summary>Nobody waits for a slow socket, up to a bound; then the room waits once, goes on, and meanwhile whoever does not read is cut off.</summary>
    public async Task WaitForSlowestAsync(IHubClients<IDiscussionClient> clients)
    {
        if (underway.Count <= MostUnderway || !cutting.IsCompleted) return;
        try
        {
            await underway.Peek().WaitAsync(ForTheSlowest);
        }
        catch (TimeoutException)
        {
            cutting = CutOffAsync(clients);
            underway.Clear(); // they go on by themselves, or end with their socket: nobody waits for them a second time
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // Its socket is closed.
        }
    }

    /// <summary>A send to a whole group does not say who holds it up: each socket is asked for itself, and whoever takes nothing is cut off.</summary>
    private async Task CutOffAsync(IHubClients<IDiscussionClient> clients)
    {
        List<KeyValuePair<string, RoomListener>> all;
        lock (gate) all = [.. listeners];
        var asked = all.ConvertAll(one => (one.Value.Abort, Taken: clients.Client(one.Key).Here()));
        try
        {
            await Task.WhenAll(asked.Select(one => one.Taken)).WaitAsync(patience ?? TimeSpan.FromSeconds(4));
        }
        catch (Exception fault) when (fault is TimeoutException or IOException or OperationCanceledException)
        {
            foreach (var (abort, _) in asked.Where(one => !one.Taken.IsCompleted)) abort();
        }
    }

    private List<Guid> CarefulOnes(Guid author)
    {
        lock (gate) return [.. listeners.Values.Where(listener => listener.IsCareful && listener.AccountId != author && !listener.Blocked.Contains(author)).Select(listener => listener.AccountId).Distinct()];
    }

    private List<string> ConnectionsOf(Guid account)
    {
        lock (gate) return [.. listeners.Where(one => one.Value.AccountId == account).Select(one => one.Key)];
    }
}
