using System;
using System.IO;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>Somebody else has a file open, and had it open for as long as it was waited for.</summary>
public sealed class FileHeldException : IOException
{
    /// <summary>Names the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inner">What the system said at last.</param>
    public FileHeldException(string path, Exception inner)
        : base(SR.FileHeld.With(path), inner) => Path = path;

    /// <summary>The file, which is not always the one that the work was about.</summary>
    public string Path { get; }
}
