using System;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>A setting of a computer could not be read or changed; the message says why.</summary>
/// <param name="message">Why, in the user's language.</param>
/// <param name="cause">What the system says, where it says anything.</param>
public sealed class SettingUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
