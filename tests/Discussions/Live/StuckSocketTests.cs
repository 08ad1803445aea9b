using System.Diagnostics;
using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Platform.Security;
using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>A socket that takes nothing: the room waits for it once, goes on, and cuts it off; those who read keep their place.</summary>
public sealed class StuckSocketTests
{
    private const string Stuck = "stuck", Reads = "reads";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task One_socket_that_does_not_read_slows_the_room_once_and_is_cut_off()
    {
        var (room, clients) = (new WatchedRoom(SecretCode.NewId(), TimeSpan.FromSeconds(0.2)), new Sockets());
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Enter(Stuck, new RoomListener(SecretCode.NewId(), Runs: false, Protects: false, cut.SetResult));
        room.Enter(Reads, new RoomListener(SecretCode.NewId(), Runs: false, Protects: false, () => cut.SetException(new InvalidOperationException("Whoever reads is cut off."))));
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < 600; number++)
        {
            room.Send(clients, new OpenedMessage(new MessageView(room.Room, number + 1, SecretCode.NewId(), "Loutre", Mine: false, "", "Bonjour", DateTimeOffset.UnixEpoch, MessageStates.Shown), SecretCode.NewId(), MessageState.Shown, null));
            await room.WaitForSlowestAsync(clients);
        }
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8)); // once, not once a message
        await cut.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(1, clients.Asked[Stuck]);
    }

    /// <summary>What is sent to the group never ends, as long as one of its sockets takes nothing.</summary>
    private sealed class Sockets : IHubClients<IDiscussionClient>
    {
        private readonly TaskCompletionSource never = new();

        public Dictionary<string, int> Asked { get; } = [];

        public IDiscussionClient All => throw new NotSupportedException();
        public IDiscussionClient AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();
        public IDiscussionClient Client(string connectionId)
        {
            Asked[connectionId] = Asked.GetValueOrDefault(connectionId) + 1;
            return new Socket(connectionId == Stuck ? never.Task : Task.CompletedTask);
        }

        public IDiscussionClient Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();
        public IDiscussionClient Group(string groupName) => new Socket(never.Task);
        public IDiscussionClient GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => new Socket(never.Task);
        public IDiscussionClient Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();
        public IDiscussionClient User(string userId) => throw new NotSupportedException();
        public IDiscussionClient Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }

    private sealed class Socket(Task sent) : IDiscussionClient
    {
        public Task Message(MessageView message) => sent;
        public Task Changed(Guid room, long sequence) => sent;
        public Task Here() => sent;
    }
}
