// usage: falc CONTENT ROUNDS    milliseconds of processor to check 0.25, 0.5, 1 and 2 MB of our pages on one core; exit 1 when 1 MB takes a second or time grows faster than text.
using System.Diagnostics;
using System.Text;
using ChildProtection.Platform.PlainFrench;

var rounds = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
var pages = string.Concat(Directory.GetFiles(args[0], "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
{
    var text = File.ReadAllText(file);
    var head = text.IndexOf("\n---\n", StringComparison.Ordinal);
    return head < 0 ? text : text[(head + 5)..];
}));
// Hard text too: every other line breaks rules.
var hard = string.Concat(Enumerable.Repeat("La décision sera prise par le juge, l’éducateur (ASE) et/ou les parents si nécessaire, etc.\nVous n’avez que 2 jours ; tu pourrais venir à 14h30…\n", 40));

var isGood = true;
foreach (var (name, source) in new[] { ("pages", pages), ("faults", hard) })
{
    var times = new List<(int Kilobytes, double Milliseconds)>();
    foreach (var kilobytes in new[] { 256, 512, 1024, 2048 })
    {
        var text = Of(source, kilobytes * 1024);
        var best = double.MaxValue;
        var findings = 0;
        for (var round = 0; round < rounds + 1; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            findings = PlainFrenchChecker.Check(text).Findings.Count;
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }
        times.Add((kilobytes, best));
        Console.WriteLine($"{name,-7} {kilobytes / 1024.0,5:0.00} MB  {best,7:0} ms  {best * 1024 / kilobytes,7:0} ms/MB  {findings} findings");
    }
    isGood &= times[2].Milliseconds < 1000 && times[3].Milliseconds < 3 * times[2].Milliseconds;
}
return isGood ? 0 : 1;

static string Of(string source, int bytes)
{
    var text = new StringBuilder(bytes + source.Length);
    for (var size = 0; size < bytes; size += Encoding.UTF8.GetByteCount(source)) text.Append(source);
    var whole = text.ToString();
    var length = whole.Length;
    while (Encoding.UTF8.GetByteCount(whole.AsSpan(0, length)) > bytes) length -= Math.Max(1, (Encoding.UTF8.GetByteCount(whole.AsSpan(0, length)) - bytes) / 4);
    return whole[..length];
}
