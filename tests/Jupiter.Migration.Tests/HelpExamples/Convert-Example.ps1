# A page speaks of JUPITER, of drives and of a night in December. Here these are the venue's servers, folders beside each other, and ten days from now.
function Convert-Example([string]$Code, [string]$Server, $Venue) {
    $addresses = @{
        '192.168.1.10' = $Venue.Night.OldServer
        '192.168.1.11' = $Venue.Night.NewServer
        '192.168.1.21' = $Venue.Night.Computers[0].Address
        '192.168.1.22' = $Venue.Night.Computers[2].Address
    }
    $Code = $Code.Replace('192.168.1.10,1433', $Venue.Sql.OldServerInstance).Replace('192.168.1.11,1433', $Venue.Sql.NewServerInstance)
    $Code = $Code.Replace('localhost,14331', $Venue.OldSql).Replace('localhost,14332', $Venue.NewSql)
    foreach ($known in $addresses.Keys) { $Code = $Code -creplace "(?<!\d)$([regex]::Escape($known))(?!\d)", $addresses[$known] }
    $Code = $Code -creplace "'?\bJUPITER\b(\\SQLEXPRESS|,1433)?'?", "'$Server'"
    $Code = $Code -creplace "'?\b([A-Z]):\\([\w\\.*-]*)'?", { "'" + (Join-Path $Venue.Drives $_.Groups[1].Value ($_.Groups[2].Value -replace '\\', '/')) + "'" }
    $Code = $Code -replace '2026-12-08', (Get-Date).AddDays(10).ToString('yyyy-MM-dd')
    $Code = $Code -replace '4c8e4952', $Venue.Acknowledge -replace '123-456-789', $Venue.Tag
    $Code -replace '-Credential sa\b', '-Credential $login'
}
