using System;

namespace Jupiter.Migration.PackageBuilder.Notices;

/// <summary>Something is shipped of which it is not known under what licence. The build stops.</summary>
internal sealed class UnlicensedFileException(string message) : Exception(message);
