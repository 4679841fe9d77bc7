using System;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>A key is there, or may be, and was not told.</summary>
/// <param name="message">Why, for people.</param>
/// <param name="inner">What the system said.</param>
public sealed class RegistryUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
