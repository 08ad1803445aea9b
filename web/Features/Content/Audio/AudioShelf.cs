namespace ChildProtection.Features.Content;

/// <summary>Finds the recording beside a page, and says what is wrong with it.</summary>
internal static class AudioShelf
{
    /// <summary>Null when there is none. Nothing wrong with a recording keeps the words from being read: these are warnings.</summary>
    public static ContentAudio? Beside(string markdown, ContentSource page, ICollection<FileFinding> findings)
    {
        void Warn(string key, string message) => findings.Add(new FileFinding(page.ShownFile, page.Head.LineOf(key), message, true));

        var files = ContentAudio.Types.Keys.Select(ending => Path.ChangeExtension(markdown, ending)).Where(File.Exists).ToList();
        if (files.Count == 0)
        {
            if (page.Head.Voice is not null) Warn("voix", "« voix » : il n’y a pas d’enregistrement à côté de la page");
            return null;
        }
        var info = new FileInfo(files[0]);
        var audio = new ContentAudio(info.FullName, info.Length, AudioLength.Of(info.FullName), new DateTimeOffset(info.LastWriteTimeUtc), page.Head.Voice, page.Head.AudioVersion != page.Head.Version);
        if (files.Count > 1) Warn("titre", $"il y a {files.Count} enregistrements : seul « {info.Name} » se fait entendre");
        if (audio.Bytes > ContentAudio.MostBytes) Warn("titre", $"l’enregistrement pèse {audio.InWords} : 2 Mo au plus");
        if (page.Head.AudioVersion is null) Warn("version", "« audio_version » manque : quelle version du texte est lue dans l’enregistrement ?");
        else if (audio.IsBehind) Warn("audio_version", $"l’enregistrement lit la version {page.Head.AudioVersion}, le texte en est à la version {page.Head.Version}");
        if (page.Head.Voice is null) Warn("titre", "« voix » manque : qui lit dans l’enregistrement ?");
        if (audio.Length is null) Warn("titre", "la durée de l’enregistrement ne se lit pas dans le fichier");
        return audio;
    }
}
