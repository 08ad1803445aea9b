// Mistakes planted on purpose: each architecture test must see them. Nothing here runs.
#pragma warning disable EF1003, CA1822, CA1812, CA1852, IDE0060, MA0009, MA0011, MA0023, MA0110, SYSLIB1045, CA1068, MA0036

using System.Diagnostics;
using System.Text.RegularExpressions;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Vaults;
using Microsoft.EntityFrameworkCore;

namespace Planted.Platform
{
    internal sealed class Ground
    {
        public Features.Home.Door? Door { get; set; }
    }
}

namespace Planted.Features.Home
{
    internal sealed class Door
    {
        public Surveys.Question? First { get; set; }

        public Platform.Ground Ground() => new();
    }
}

namespace Planted.Features.Surveys
{
    internal sealed class Question
    {
        public required Guid Id { get; init; }

        public required Guid AuthorId { get; init; }

        public required string Text { get; init; }
    }

    internal sealed class Diary
    {
        public required Guid Id { get; init; }

        public required string Text { get; init; }

        public required IReadOnlyList<string> Lines { get; init; }

        public byte[]? Picture { get; init; }

        public byte[]? Sealed { get; init; }
    }

    /// <summary>A model with texts that nobody protects, and one that somebody does.</summary>
    internal sealed class CarelessDb() : DbContext(new DbContextOptionsBuilder().UseSqlite().Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<Diary>().ToTable("Diary").Property(diary => diary.Sealed).IsSealedOrEmpty();
    }

    /// <summary>A model with a table about people that nobody exports.</summary>
    internal sealed class ForgetfulDb() : DbContext(new DbContextOptionsBuilder().UseSqlite().Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<Question>().HasOne<Account>().WithMany().HasForeignKey(question => question.AuthorId);
    }
}

namespace Planted.Features.Unlisted
{
    internal sealed class AnswerManager
    {
        public Platform.Ground? Ground { get; set; }

        public void StartsAProgram() => Process.Start("true");

        public bool MatchesForEver(string text) => Regex.IsMatch(text, "(a+)+$");

        public Regex MayTakeForEver() => new("(a+)+$", RegexOptions.None);

        public Regex HasATimeout() => new("(a+)+$", RegexOptions.None, TimeSpan.FromSeconds(10));

        public Regex DoesNotBacktrack() => new("(a+)+$", RegexOptions.NonBacktracking);

        public IQueryable<Account> WritesSql(DbSet<Account> accounts, string name) => accounts.FromSqlRaw("SELECT * FROM AspNetUsers WHERE UserName = '" + name + "'");
    }
}
