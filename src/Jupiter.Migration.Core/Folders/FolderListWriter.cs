using System;
using System.IO;
using System.Text.Json;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Folders;

/// <summary>Writes a list: under a name of its own until it is whole, so that the name of the list says that the copy is complete.</summary>
internal sealed class FolderListWriter : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly FileStream _file;
    private readonly FolderListSum _sum = new();

    public FolderListWriter(string path, string partial, FolderListHeader header)
    {
        (_path, _partial) = (path, partial);
        _file = SharedFile.CreateNew(partial, FileRights.OfFolder);
        Write(JsonSerializer.SerializeToUtf8Bytes(header, FolderJson.OfLines.FolderListHeader));
    }

    public FolderListSum Sum => _sum;

    public void Write(FolderEntry entry)
    {
        Write(JsonSerializer.SerializeToUtf8Bytes(entry, FolderJson.OfLines.FolderEntry));
        _sum.Count(entry);
    }

    /// <summary>Ends the list and gives it its name.</summary>
    /// <returns>SHA-256 of the lines before the last.</returns>
    public string Commit()
    {
        var trailer = _sum.Trailer();
        Write(trailer);
        Medium.Flush(_file, _partial);
        _file.Dispose();
        DurableFile.Move(_partial, _path, replaces: true);
        return JsonSerializer.Deserialize(trailer, FolderJson.OfLines.FolderListTrailer)!.Sha256;
    }

    public void Dispose()
    {
        _file.Dispose();
        _sum.Dispose();
    }

    private void Write(byte[] line)
    {
        _sum.Add(line);
        _file.Write([.. line, (byte)'\n'], 0, line.Length + 1);
    }
}
