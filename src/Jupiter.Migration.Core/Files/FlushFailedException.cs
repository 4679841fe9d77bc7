using System;
using System.IO;

namespace Jupiter.Migration.Files;

/// <summary>
/// The medium did not take what was written. Nothing that was written since the last flush counts: the system forgets such a failure
/// once it has been told, and a second flush would call the same bytes safe.
/// </summary>
internal sealed class FlushFailedException : IOException
{
    /// <summary>Names the file or folder.</summary>
    /// <param name="path">The file, or the folder whose names were flushed.</param>
    /// <param name="inner">What the system said.</param>
    public FlushFailedException(string path, Exception inner)
        : base(inner.Message, inner.HResult) => Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }
}
