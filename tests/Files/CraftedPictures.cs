using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace ChildProtection.Tests.Files;

/// <summary>Pictures as telephones write them, with <see cref="CraftedSounds.Canary"/> beside the points, and pictures that nobody takes.</summary>
internal static class CraftedPictures
{
    private static readonly byte[] Said = Encoding.UTF8.GetBytes(CraftedSounds.Canary);

    public static byte[] Plain(SKEncodedImageFormat format, int width = 400, int height = 300)
    {
        using var points = new SKBitmap(width, height);
        points.Erase(SKColors.Teal);
        using var data = SKImage.FromBitmap(points).Encode(format, 80);
        return data.ToArray();
    }

    /// <summary>EXIF with a place and a small picture, XMP, a colour profile, a comment, and something after the end.</summary>
    public static byte[] Jpeg()
    {
        byte[] Segment(byte marker, ReadOnlySpan<byte> value) => [0xFF, marker, (byte)((value.Length + 2) >> 8), (byte)(value.Length + 2), .. value];
        var plain = Plain(SKEncodedImageFormat.Jpeg);
        byte[] exif = [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x0E, 0, 2, 0, 0, 0, (byte)Said.Length, 0, 0, 0, 26, 0, 0, 0, 0, .. Said, .. Plain(SKEncodedImageFormat.Jpeg, 40, 30), .. Said];
        return [0xFF, 0xD8, .. Segment(0xE1, exif), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>"u8, .. Said]), .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, .. Said]), .. Segment(0xFE, Said), .. plain[2..], .. Said, .. new byte[64]];
    }

    public static byte[] Png()
    {
        var plain = Plain(SKEncodedImageFormat.Png);
        using var pressed = new MemoryStream();
        using (var press = new ZLibStream(pressed, CompressionLevel.Optimal, leaveOpen: true)) press.Write(Said);
        return [.. plain[..33], .. Chunk("tEXt", [.. "Comment\0"u8, .. Said]), .. Chunk("zTXt", [.. "Comment\0\0"u8, .. pressed.ToArray()]), .. Chunk("eXIf", [.. "MM\0*"u8, .. Said]), .. plain[33..], .. Said];
    }

    public static byte[] Webp()
    {
        var plain = Plain(SKEncodedImageFormat.Webp);
        byte[] body = [.. plain[8..], .. "EXIF"u8, .. BitConverter.GetBytes(Said.Length), .. Said];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body, .. Said];
    }

    /// <summary>Small files that say they unfold into what no memory holds.</summary>
    public static IEnumerable<(string Name, byte[] File)> Bombs()
    {
        var png = Plain(SKEncodedImageFormat.Png);
        foreach (var side in new[] { 6_000, 20_000, 60_000, int.MaxValue })
        {
            var bomb = (byte[])png.Clone();
            BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), side);
            BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), side);
            BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));
            yield return ($"PNG of {side}", bomb);
        }
        foreach (var progressive in new[] { false, true })
            foreach (var side in progressive ? new[] { 6_000, 30_000, 65_500 } : [20_000, 65_500])
            {
                var jpeg = Plain(SKEncodedImageFormat.Jpeg);
                var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
                if (progressive) jpeg[frame + 1] = 0xC2;
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), (ushort)side);
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), (ushort)side);
                yield return ($"JPEG of {side}{(progressive ? ", progressive" : "")}", jpeg);
            }
        var steps = Plain(SKEncodedImageFormat.Jpeg);
        var scan = steps.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        yield return ("JPEG of 500 steps", [.. steps[..scan], .. Enumerable.Repeat(steps[scan..^2], 500).SelectMany(part => part), 0xFF, 0xD9]);
        byte[] webp = [.. "WEBPVP8L"u8, 12, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F, .. new byte[7]];
        yield return ("WebP of 16,384", [.. "RIFF"u8, .. BitConverter.GetBytes(webp.Length), .. webp]);
        byte[] text = [.. "Comment\0\0"u8, .. Pressed(50_000_000)];
        yield return ("PNG cut short behind a text of 50 MB", [.. png[..33], .. Chunk("zTXt", text), .. png[33..^40]]);
    }

    /// <summary>Pictures that are another kind of file as well.</summary>
    public static IEnumerable<(string Name, byte[] File)> TwoInOne()
    {
        foreach (var (kind, picture) in new[] { ("JPEG", Plain(SKEncodedImageFormat.Jpeg)), ("PNG", Plain(SKEncodedImageFormat.Png)), ("WebP", Plain(SKEncodedImageFormat.Webp)) })
        {
            foreach (var word in new[] { "<script>alert(1)</script>", "<?php system($_GET[0]); ?>", "<HTML><body onload=alert(1)>", "<svg onload=alert(1)>", "<!DOCTYPE html>" }) yield return ($"{kind} and {word}", [.. picture, .. Encoding.ASCII.GetBytes(word)]);
            using var archive = new MemoryStream();
            using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("a.class");
            yield return ($"{kind} and an archive", [.. picture, .. archive.ToArray()]);
            yield return ($"{kind} and a RAR", [.. picture, .. "Rar!\u001A\u0007\0"u8]);
            yield return ($"{kind} and a 7z", [.. picture, 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]);
        }
        var jpeg = Plain(SKEncodedImageFormat.Jpeg);
        yield return ("JPEG and a PDF", [0xFF, 0xD8, 0xFF, 0xFE, 0, 10, .. "%PDF-1.7"u8, .. jpeg[2..]]);
        yield return ("JPEG and a page in its comment", [0xFF, 0xD8, 0xFF, 0xFE, 0, 10, .. "<script>"u8, .. jpeg[2..]]);
    }

    private static byte[] Pressed(int zeros)
    {
        using var pressed = new MemoryStream();
        using (var press = new ZLibStream(pressed, CompressionLevel.Fastest, leaveOpen: true)) press.Write(new byte[zeros]);
        return pressed.ToArray();
    }

    private static byte[] Chunk(string name, byte[] value)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. value, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, value.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
