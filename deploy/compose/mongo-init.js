// Run by mongosh: makes the replica set of one member and the services' user, or gives the user its present password.
const { MONGO_HOST, MONGO_ROOT_PASSWORD, MONGO_USER_PASSWORD } = process.env;

// Asked directly, as there may be no replica set yet.
const admin = new Mongo(`mongodb://${MONGO_HOST}/?directConnection=true`).getDB('admin');
admin.auth('root', MONGO_ROOT_PASSWORD);

// What the server refuses is thrown, and an uninitialized set refuses to tell its status.
let isInitialized = true;
try {
  admin.runCommand({ replSetGetStatus: 1 });
} catch (refusal) {
  if (refusal.codeName !== 'NotYetInitialized') throw refusal;
  isInitialized = false;
}
if (!isInitialized) admin.runCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: MONGO_HOST }] } });

for (let left = 60; !admin.hello().isWritablePrimary; left--) {
  if (left === 0) throw new Error('The replica set has no primary after a minute.');
  sleep(1000);
}

const shortlist = admin.getSiblingDB('shortlist');
const user = { pwd: MONGO_USER_PASSWORD, roles: [{ role: 'readWrite', db: 'shortlist' }] };
if (shortlist.getUser('shortlist') === null) shortlist.createUser({ user: 'shortlist', ...user });
else shortlist.updateUser('shortlist', user);
print('The replica set and its user are there.');
