namespace System;

/// <summary>A method with 1 argument and no result.</summary>
public delegate void Action<in T>(T obj);
