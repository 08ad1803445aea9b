using System.Security.Cryptography;
using System.Text.Json;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys;

/// <summary>
/// The urn of anonymous surveys. A sheet waits encrypted until enough others wait; then all of the survey's sheets and words
/// get new random ids and new encryption and are written again together, shuffled: neither row order, nor row version, nor
/// two copies of the database taken one after the other tell which sheet came with which « a répondu » (STAT-02, STAT-03).
/// </summary>
public sealed class AnswerUrn(PortalDb db, Vault vault)
{
    /// <summary>Never fewer together, but at closing.</summary>
    public const int SmallestBatch = 5;

    /// <summary>A full urn waits for more, so that shaking it costs little for each sheet.</summary>
    private const int ShareOfUrn = 10;

    private sealed record Whole(string Sheet, Dictionary<string, string> Texts);

    /// <summary>The row to add beside the turn, in the same transaction (<see cref="UnorderedRows"/>).</summary>
    internal async Task<BufferedAnswer> BufferAsync(Survey survey, Questionnaire questions, Reader reader, Sheet sheet)
    {
        var id = SecretCode.NewId();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var structured = Sheet.Read(sheet.Write());
        foreach (var question in questions.Questions.Where(question => question.IsFreeText))
        {
            if (sheet.Of(question.Code) is not [{ Length: > 0 } words]) continue;
            texts[question.Code] = words;
            structured.Answer(question.Code, []); // whether somebody wrote is not kept with the other answers
        }
        structured = structured.Only(questions.Questions.Where(question => !question.IsFreeText));
        foreach (var (key, value) in Groups(questions, reader, structured)) structured.Answer(key, value);
        var whole = JsonSerializer.Serialize(new Whole(structured.Write(), texts), Sheet.Json);
        return new BufferedAnswer { Id = id, SurveyId = survey.Id, Payload = await vault.SealAsync(SurveysData.Buffered, Vault.Nobody, id, Sheet.Padded(whole, Lengths.Whole(questions))) };
    }

    /// <summary>Moves what waits into the urn, and shakes it; how many moved. Fewer wait than a batch: nothing, unless the survey closes.</summary>
    public async Task<int> ShakeAsync(Guid surveyId, Questionnaire questions, bool isClosing)
    {
        var moved = await db.InOneTransactionAsync(async () =>
        {
            await db.LockSurveyAsync(surveyId);
            var waiting = await db.AnswerBuffer.AsNoTracking().Where(answer => answer.SurveyId == surveyId).ToListAsync();
            var inside = await db.AnonymousAnswers.CountAsync(answer => answer.SurveyId == surveyId);
            if (!isClosing && waiting.Count < Math.Max(SmallestBatch, inside / ShareOfUrn)) return 0;

            var sheets = new List<string>(await SheetsAsync(surveyId));
            var texts = new List<(string Question, string Text)>(await TextsAsync(surveyId));
            foreach (var whole in (await vault.OpenAllAsync(SurveysData.Buffered, [.. waiting.Select(answer => (Vault.Nobody, answer.Id, answer.Payload))])).Values)
            {
                var read = JsonSerializer.Deserialize<Whole>(whole!)!;
                sheets.Add(read.Sheet);
                texts.AddRange(read.Texts.Select(text => (text.Key, text.Value)));
            }
            await db.AnonymousAnswers.Where(answer => answer.SurveyId == surveyId).ExecuteDeleteAsync();
            await db.AnonymousTexts.Where(text => text.SurveyId == surveyId).ExecuteDeleteAsync();
            await db.AnswerBuffer.Where(answer => answer.SurveyId == surveyId).ExecuteDeleteAsync();
            await WriteAsync(surveyId, questions, sheets, texts);
            if (db.Database.IsNpgsql()) // every « a répondu », and every sheet of paper, gets the row version of this one transaction, and a place by its key
            {
                await db.Database.ExecuteSqlAsync($"WITH gone AS (DELETE FROM \"SurveyTurns\" WHERE \"SurveyId\" = {surveyId} RETURNING \"SurveyId\", \"AccountId\") INSERT INTO \"SurveyTurns\" (\"SurveyId\", \"AccountId\") SELECT \"SurveyId\", \"AccountId\" FROM gone ORDER BY \"AccountId\"");
                await db.WriteAgainPaperAsync(surveyId);
            }
            return waiting.Count;
        });
        if (moved > 0 && db.Database.CurrentTransaction is null) await ForgetOrderAsync();
        return moved;
    }

    /// <summary>The sheets in the urn, in the order of their random ids; what waits is not among them.</summary>
    internal async Task<IReadOnlyList<string>> SheetsAsync(Guid surveyId)
    {
        var rows = await db.AnonymousAnswers.AsNoTracking().Where(answer => answer.SurveyId == surveyId).OrderBy(answer => answer.Id).ToListAsync();
        return [.. (await vault.OpenAllAsync(SurveysData.Payload, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Payload))])).Values.Select(text => text!)];
    }

    /// <summary>The free words in the urn, by question, for those who moderate them.</summary>
    public async Task<IReadOnlyList<(string Question, string Text)>> TextsAsync(Guid surveyId)
    {
        var rows = await db.AnonymousTexts.AsNoTracking().Where(text => text.SurveyId == surveyId).OrderBy(text => text.Id).ToListAsync();
        var opened = await vault.OpenAllAsync(SurveysData.Text, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Text))]);
        return [.. rows.Select(row => (row.Question, opened[row.Id]!.TrimEnd()))];
    }

    /// <summary>Empties the store of free words, once they wait to be reread (<see cref="Quotes.SurveyQuotes"/>); in the transaction of the caller.</summary>
    internal Task ForgetTextsAsync(Guid surveyId) => db.AnonymousTexts.Where(text => text.SurveyId == surveyId).ExecuteDeleteAsync();

    /// <summary>Straight into the urn, for fictional answers.</summary>
    internal async Task WriteAsync(Guid surveyId, Questionnaire questions, IReadOnlyList<string> sheets, IReadOnlyList<(string Question, string Text)> texts)
    {
        foreach (var sheet in Shuffled(sheets))
        {
            var id = SecretCode.NewId();
            db.AnonymousAnswers.Add(new AnonymousAnswer { Id = id, SurveyId = surveyId, Payload = await vault.SealAsync(SurveysData.Payload, Vault.Nobody, id, Sheet.Padded(sheet.TrimEnd(), Lengths.Structured(questions))) });
        }
        foreach (var (question, text) in Shuffled(texts))
        {
            var (id, length) = (SecretCode.NewId(), Lengths.Text(questions.Questions.First(one => one.Code == question)));
            db.AnonymousTexts.Add(new AnonymousText { Id = id, SurveyId = surveyId, Question = question, Text = await vault.SealAsync(SurveysData.Text, Vault.Nobody, id, Sheet.Padded(text, length)) });
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>Only what a declared table crosses with: a public (which also tells who was asked what), a zone, an age band.</summary>
    internal static IEnumerable<(string Key, string Value)> Groups(Questionnaire questions, Reader reader, Sheet sheet)
    {
        var by = questions.Tables.Select(table => table.By).ToHashSet();
        if (by.Contains(DeclaredTable.ByPublic) || questions.Publics.Count > 1) yield return (TallyTables.PublicKey, reader.Public);
        if (by.Contains(DeclaredTable.ByAge) && reader.AgeBand is { } band) yield return (TallyTables.AgeKey, band);
        if (by.Contains(DeclaredTable.ByZone) && ZoneOf(questions, reader, sheet) is { } zone) yield return (TallyTables.ZoneKey, zone);
    }

    /// <summary>As answered, when it is asked; else where the portal knows it.</summary>
    private static string? ZoneOf(Questionnaire questions, Reader reader, Sheet sheet) =>
        questions.Questions.FirstOrDefault(question => question.Kind == QuestionKind.Zone && question.For.Contains(reader.Public)) is { } asked
            ? sheet.Of(asked.Code) is [var zone] ? zone : null : reader.Zone;

    private static T[] Shuffled<T>(IEnumerable<T> all)
    {
        var array = all.ToArray();
        RandomNumberGenerator.Shuffle(array.AsSpan());
        return array;
    }

    /// <summary>The journal of SQLite and the dead rows of PostgreSQL still tell in which order sheets came.</summary>
    internal async Task ForgetOrderAsync()
    {
        await db.EmptyJournalAsync();
        if (db.Database.IsNpgsql() && db.Database.CurrentTransaction is null)
            foreach (var table in (string[])["VACUUM \"AnswerBuffer\"", "VACUUM \"SurveyTurns\"", "VACUUM \"PaperSheets\"", "VACUUM \"AnonymousAnswers\"", "VACUUM \"AnonymousTexts\""])
                await db.Database.ExecuteSqlRawAsync(table);
    }
}

/// <summary>How long sheets are, in bytes: one length for all those of a survey.</summary>
internal static class Lengths
{
    private const int Step = 256;
    private const int BytesOfASign = 3; // of UTF-16 units, and a written quote takes fewer
    private const int Escaped = 2;

    /// <summary>Every question answered in full.</summary>
    public static int Structured(Questionnaire questions) => RoundUp(120 + questions.Questions.Where(question => !question.IsFreeText)
        .Sum(question => question.Code.Length + 8 + (question.Choices.Count > 0 ? question.Choices.Sum(choice => choice.Code.Length + 3) : 60)));

    public static int Text(Question question) => RoundUp(question.TextLength * BytesOfASign);

    public static int Whole(Questionnaire questions) => RoundUp(Structured(questions) * Escaped
        + questions.Questions.Where(question => question.IsFreeText).Sum(question => question.Code.Length + 8 + question.TextLength * BytesOfASign * Escaped));

    private static int RoundUp(int bytes) => (bytes + Step - 1) / Step * Step;
}
