using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>How updates come to a computer (AUOptions, "Manage additional Windows Update settings" on Microsoft Learn).</summary>
[JsonConverter(typeof(EnumText<WindowsUpdateMode>))]
public enum WindowsUpdateMode
{
    /// <summary>They are off (NoAutoUpdate, or 1 in AUOptions).</summary>
    Off,

    /// <summary>They are told of.</summary>
    Notify,

    /// <summary>They are downloaded, and told of (3, and 7 of Windows Server 2016 and newer, which does not restart by itself either).</summary>
    Download,

    /// <summary>They are installed at a set time, after which the computer may restart.</summary>
    Install,

    /// <summary>Whoever administers the computer chooses.</summary>
    ChosenLocally,
}
