global using MongoDB.Bson;
global using MongoDB.Driver;
