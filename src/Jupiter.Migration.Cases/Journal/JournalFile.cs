using System;
using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>The file of the lines, open for appending: a line is on the medium whole, or the file is as it was.</summary>
internal sealed class JournalFile(FileStream file, string path) : IDisposable
{
    private readonly string _path = path;
    private long _length;
    private bool _mayHaveTail;

    /// <summary>Opens a journal, or begins one.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The file; <see cref="Begin"/> has to say where the next line begins.</returns>
    public static JournalFile Open(string path)
    {
        // Made under its name durably: the first line is worth nothing in a file that is gone after a power loss.
        if (!File.Exists(path))
        {
            DurableFile.Write(path, []);
        }

        // Without a buffer, so that a line is one write and never stays behind in this process.
        return new JournalFile(SharedFile.OpenWrite(path), path);
    }

    /// <summary>The lines, for a scan before anything is appended.</summary>
    public Stream Content => file;

    /// <summary>Says where the next line begins.</summary>
    /// <param name="length">Bytes of the whole lines.</param>
    /// <param name="hasTail">Whether something follows them.</param>
    public void Begin(long length, bool hasTail)
    {
        _length = length;
        _mayHaveTail = hasTail;
    }

    /// <summary>Takes off what follows the last whole line.</summary>
    public void TakeOffTail()
    {
        if (file.Length > _length)
        {
            file.SetLength(_length);
            Medium.Flush(file, _path);
        }

        _mayHaveTail = false;
    }

    /// <summary>Refuses to go on in a file that is no longer the journal, or that holds what this process did not write.</summary>
    /// <exception cref="MigrationException">JournalReplaced; the file was not touched.</exception>
    public void RequireUnchanged()
    {
        var length = file.Length;
        if (!FileIdentity.IsNamed(file, _path) || (_mayHaveTail ? length < _length : length != _length))
        {
            throw MigrationException.Because(nameof(SR.JournalReplaced), _path, _path, _length, length);
        }
    }

    /// <summary>Appends a line; returns when it is on the medium. Whatever fails, the file is as it was before.</summary>
    /// <param name="line">Its bytes, with the line feed.</param>
    public void Append(byte[] line)
    {
        RequireUnchanged();
        var isWritten = false;
        try
        {
            if (_mayHaveTail)
            {
                // What an earlier failure could not take off.
                TakeOffTail();
            }

            _mayHaveTail = true;
            file.Position = _length;
            file.Write(line, 0, line.Length);
            Medium.Flush(file, _path);
            isWritten = true;
            _mayHaveTail = false;
        }
        finally
        {
            if (!isWritten)
            {
                // The next line tries again, and so does whoever opens the journal next if the line was not whole.
                FileErrors.Try(TakeOffTail);
            }
        }

        _length += line.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
