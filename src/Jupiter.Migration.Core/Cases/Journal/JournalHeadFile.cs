using System;
using System.Globalization;
using System.IO;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Keeps <c>journal.head</c> open and rewrites it after each line, without a flush of its own: the line before it is on the medium
/// already, so that a power loss can only make the head lag. It is a hint, and a failure to write it fails nothing.
/// </summary>
internal sealed class JournalHeadFile : IDisposable
{
    // One length for every number: a head that is shorter than the one before would leave the end of that behind. Less than a sector,
    // so that a power loss does not leave half of it either.
    private const int Length = 192;

    private readonly string _path;
    private FileStream? _file;

    /// <summary>Names the file; nothing is touched.</summary>
    /// <param name="path">The file.</param>
    public JournalHeadFile(string path) => _path = path;

    /// <summary>Says up to which line the journal has come.</summary>
    /// <param name="sequence">Number of the line.</param>
    /// <param name="sha256">Its hash.</param>
    public void Write(long sequence, string sha256)
    {
        // Numbers, digits and a constant: nothing in it needs a serializer, and this is done once a line.
        var number = sequence.ToString(CultureInfo.InvariantCulture);
        var head = $"{{\"schema\":\"{JournalFormat.HeadSchema}\",\"seq\":{number},\"sha256\":\"{sha256}\"}}".PadRight(Length - 1) + "\n";
        var bytes = Encoding.ASCII.GetBytes(head);
        try
        {
            Put(bytes);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            // The next line tries again; until then the head lags.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Put(byte[] bytes)
    {
        if (_file is null)
        {
            // The first one is made durable: one of zero bytes after a power loss would look like a head that somebody emptied.
            if (SmallFile.Read(_path, Length, FilePatience.None)?.Length != Length)
            {
                DurableFile.Write(_path, bytes);
            }

            _file = SharedFile.OpenWrite(_path, FilePatience.None);
        }

        _file.Position = 0;
        _file.Write(bytes, 0, bytes.Length);
        _file.Flush();
    }
}
