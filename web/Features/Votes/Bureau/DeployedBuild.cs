using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace ChildProtection.Features.Votes.Bureau;

/// <summary>A hash of the program that runs and of the scripts it serves for votes (VOTE-23): written in the record at the opening and at the counting.</summary>
public sealed class DeployedBuild(IWebHostEnvironment environment)
{
    private static readonly string[] Scripts = ["js/vote-crypto.js", "js/vote-choice.js", "js/vote.js", "js/vote-bureau.js"];

    /// <summary>SHA-256 in hexadecimal, read anew each time: a script changed on the disk shows.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(DeployedBuild).Assembly.ManifestModule.ModuleVersionId.ToByteArray());
        foreach (var script in Scripts) Append(hash, environment.WebRootFileProvider.GetFileInfo(script));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, IFileInfo file)
    {
        if (!file.Exists) return;
        using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        hash.AppendData(bytes.ToArray());
    }
}
